package dev.parley.master.registry;

import dev.parley.master.registry.RegistryEvent.TaskLaunched;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The compact form of a task, in events and in snapshots. What is written stands in users'
 * journals: fields are only ever added, at the end of a list.
 */
final class TaskForm {
  private TaskForm() {}

  static void write(CompactWriter out, TaskRecord task) throws IOException {
    out.beginList();
    writeLaunch(
        out,
        new TaskLaunched(task.framework(), task.spec(), task.agent(), task.role(), task.times()));
    out.word(task.state().name());
    out.flag(task.killRequested());
    out.optional(task.settledAt(), out::instant);
    out.list(task.statuses(), status -> StatusForm.write(out, task.spec().id(), status));
    out.endList();
  }

  static TaskRecord read(CompactReader in) throws IOException {
    in.beginList();
    TaskLaunched launch = readLaunch(in);
    TaskState state = StatusForm.state(in);
    boolean killRequested = in.flag();
    Optional<Instant> settledAt = in.optional(in::instant);
    List<TaskStatus> statuses = in.list(() -> StatusForm.read(in, launch.spec().id()));
    in.endList();
    return new TaskRecord(
        launch.framework(),
        launch.spec(),
        launch.agent(),
        launch.role(),
        launch.times(),
        state,
        statuses,
        killRequested,
        settledAt);
  }

  static void writeLaunch(CompactWriter out, TaskLaunched launch) throws IOException {
    writeFramework(out, launch.framework());
    writeAgent(out, launch.agent());
    out.shared(launch.role(), r -> out.text(r.value()));
    writeSpec(out, launch.spec());
    LaunchTimes times = launch.times();
    out.instant(times.reportedAt());
    out.instant(times.allocatedAt());
    out.instant(times.offeredAt());
    out.instant(times.acceptedAt());
    out.id(times.offer().value());
    out.shared(times.offered(), r -> out.text(r.toString()));
  }

  static TaskLaunched readLaunch(CompactReader in) throws IOException {
    FrameworkId framework = readFramework(in);
    AgentId agent = readAgent(in);
    Role role = in.shared(Role.class, () -> new Role(in.text()));
    TaskSpec spec = readSpec(in);
    LaunchTimes times =
        new LaunchTimes(
            in.instant(),
            in.instant(),
            in.instant(),
            in.instant(),
            new OfferId(in.id()),
            in.shared(Resources.class, () -> Resources.parse(in.text())));
    return new TaskLaunched(framework, spec, agent, role, times);
  }

  /** Comes first: by it, other ids are shortened. */
  static void writeFramework(CompactWriter out, FrameworkId framework) throws IOException {
    out.shared(framework, f -> out.text(f.value()));
    out.idsLike(framework.value());
  }

  static FrameworkId readFramework(CompactReader in) throws IOException {
    FrameworkId framework = in.shared(FrameworkId.class, () -> new FrameworkId(in.text()));
    in.idsLike(framework.value());
    return framework;
  }

  static void writeAgent(CompactWriter out, AgentId agent) throws IOException {
    out.shared(agent, a -> out.id(a.value()));
    out.idsOn(agent.value());
  }

  static AgentId readAgent(CompactReader in) throws IOException {
    AgentId agent = in.shared(AgentId.class, () -> new AgentId(in.id()));
    in.idsOn(agent.value());
    return agent;
  }

  private static void writeSpec(CompactWriter out, TaskSpec spec) throws IOException {
    String id = spec.id().value();
    out.text(id);
    out.optional(Optional.of(spec.name()).filter(name -> !name.equals(id)), out::word);
    out.shared(spec.resources(), r -> out.text(r.toString()));
    out.shared(spec.command(), c -> CommandForm.write(out, c));
    out.shared(new Labels(spec.labels()), l -> CommandForm.writeTexts(out, l.values()));
    out.duration(spec.killGrace());
  }

  private static TaskSpec readSpec(CompactReader in) throws IOException {
    String id = in.text();
    return new TaskSpec(
        new TaskId(id),
        in.optional(in::word).orElse(id),
        in.shared(Resources.class, () -> Resources.parse(in.text())),
        in.shared(CommandSpec.class, () -> CommandForm.read(in)),
        in.shared(Labels.class, () -> new Labels(CommandForm.readTexts(in))).values(),
        in.duration());
  }
}
