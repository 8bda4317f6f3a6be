package dev.parley.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.ClusterView.AgentView;
import dev.parley.protocol.view.ClusterView.FrameworkView;
import dev.parley.protocol.view.ClusterView.TaskView;
import dev.parley.protocol.view.JournalOperations.StoredEventView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small cluster: an agent, two frameworks and a removed one, with tasks in several states. */
final class Samples {
  static final Instant T0 = Instant.ofEpochSecond(1_795_230_299L, 148_693_000);
  static final Role GOLDEN = new Role("golden");
  static final Role GROUP = new Role("grp");
  static final Resources SMALL = Resources.of(0.1, 32);
  static final Resources REST =
      Resources.parse("cpus:2.2;mem:3936;disk:8160;ports:[31000-31004,31006-32000]");

  private Samples() {}

  static ClusterView cluster() {
    return new ClusterView(
        "cluster-1",
        7,
        List.of(agent("S0", true)),
        List.of(
            framework("F2", "group", GROUP, SMALL, REST, Optional.empty()),
            framework(
                "F1",
                "golden",
                GOLDEN,
                Resources.parse("cpus:0.5;mem:64;ports:[31005-31005]"),
                Resources.none(),
                Optional.empty()),
            framework(
                "F0",
                "gone",
                new Role("gone"),
                Resources.none(),
                Resources.none(),
                Optional.of(T0.plusSeconds(9)))),
        List.of(
            task("F0", "old1", new Role("gone"), TaskState.FINISHED, 1, true),
            task("F1", "done1", GOLDEN, TaskState.FINISHED, 2, true),
            task("F1", "done2", GOLDEN, TaskState.FAILED, 3, true),
            task("F1", "run1", GOLDEN, TaskState.RUNNING, 4, false),
            task("F1", "far1", GOLDEN, TaskState.UNREACHABLE, 5, false),
            task("F2", "grp1", GROUP, TaskState.RUNNING, 6, false)),
        List.of(
            new Offer(
                new OfferId("O4"),
                new FrameworkId("F2"),
                GROUP,
                new AgentId("S0"),
                "localhost",
                REST,
                Attributes.NONE)),
        Map.of("messages_launch_tasks", 2L, "tasks_finished", 20L));
  }

  static AgentView agent(String id, boolean connected) {
    return new AgentView(
        new AgentId(id),
        new AgentInfo(
            "a1",
            "localhost",
            5051,
            Resources.parse("cpus:4;mem:4096;disk:8192;ports:[31000-32000]"),
            Attributes.parse("rack:r1;level:10;slots:[1-4]")),
        connected,
        T0,
        Optional.empty(),
        Resources.parse("cpus:0.8;mem:160;disk:32;ports:[31005-31005]"),
        REST);
  }

  static FrameworkView framework(
      String id,
      String name,
      Role role,
      Resources used,
      Resources offered,
      Optional<Instant> removedAt) {
    return new FrameworkView(
        new FrameworkId(id),
        FrameworkInfo.named(name).withRoles(Set.of(role)).withUser("root"),
        true,
        T0,
        Optional.empty(),
        removedAt,
        used,
        offered);
  }

  /** A task whose first report came {@code second} seconds after the begin. */
  static TaskView task(
      String framework, String id, Role role, TaskState state, int second, boolean settled) {
    TaskSpec spec =
        TaskSpec.of(new TaskId(id), "task " + id, SMALL, CommandSpec.shell("sleep 1"))
            .withLabels(Map.of("l", "v"));
    Instant first = T0.plusSeconds(second);
    return new TaskView(
        new FrameworkId(framework),
        spec,
        role,
        new AgentId("S0"),
        state,
        List.of(status(id, TaskState.STARTING, first), status(id, state, first.plusMillis(5))),
        settled);
  }

  static TaskStatus status(String task, TaskState state, Instant at) {
    boolean failed = state == TaskState.FAILED;
    return new TaskStatus(
        new TaskId(task),
        state,
        TaskSource.EXECUTOR,
        failed ? Optional.of(TaskReason.COMMAND_EXECUTOR_FAILED) : Optional.empty(),
        failed ? "exited with 3" : "",
        at,
        Optional.empty(),
        Optional.of(new AgentId("S0")),
        Optional.empty());
  }

  /** An event of the log with all kinds of values in it. */
  static StoredEventView event(long sequenceNr) {
    ByteArrayOutputStream cbor = new ByteArrayOutputStream();
    try (JsonGenerator content = new CBORFactory().createGenerator(cbor)) {
      content.writeStartObject();
      content.writeNumberField("number", sequenceNr);
      content.writeStringField("text", "\u00fc\n");
      content.writeBooleanField("yes", true);
      content.writeNullField("nothing");
      content.writeNumberField("amount", new BigDecimal("0.10"));
      content.writeBinaryField("bytes", new byte[] {1, 2});
      content.writeArrayFieldStart("list");
      content.writeNumber(1.5);
      content.writeEndArray();
      content.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StoredEventView(sequenceNr, T0, "task-launched.1", cbor.toByteArray());
  }
}
