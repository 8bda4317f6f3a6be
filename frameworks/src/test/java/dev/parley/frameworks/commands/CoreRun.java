package dev.parley.frameworks.commands;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.testkit.Offers;
import dev.parley.sdk.testkit.Statuses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A core with a clock of its own, and what it wanted done at the last input. */
final class CoreRun {
  static final FrameworkId FRAMEWORK = new FrameworkId("framework-1");
  static final AgentId AGENT = new AgentId("agent-1");

  private final CommandsCore core;
  private Instant now = Instant.EPOCH;
  private List<CommandsEffect> effects = List.of();
  private int offers;
  private int statuses;

  CoreRun(JobRules rules) {
    core = new CommandsCore(rules);
  }

  /** A run that is subscribed and has these jobs. */
  static CoreRun with(JobRules rules, Job... jobs) {
    CoreRun run = new CoreRun(rules);
    run.submit(jobs);
    run.hear(new FrameworkEvent.Subscribed(FRAMEWORK, false));
    return run;
  }

  static Job job(long number) {
    return job(number, Resources.of(1, 100));
  }

  static Job job(long number, Resources resources) {
    return new Job(
        number, new TaskId("job-" + number), "true", resources, CommandSpec.exec("true"));
  }

  void give(CommandsInput input) {
    effects = core.decide(input, now);
  }

  void hear(FrameworkEvent event) {
    give(new CommandsInput.Hear(event));
  }

  void submit(Job... jobs) {
    give(new CommandsInput.Submit(Arrays.asList(jobs)));
  }

  Offer offer(String resources) {
    Offer offer = Offers.of("offer-" + ++offers, FRAMEWORK, AGENT, resources);
    hear(new FrameworkEvent.OffersReceived(List.of(offer)));
    return offer;
  }

  TaskStatus report(String task, TaskState state) {
    TaskStatus status = Statuses.of("status-" + ++statuses, new TaskId(task), state, AGENT);
    hear(new FrameworkEvent.StatusReceived(status));
    return status;
  }

  TaskStatus reportByMaster(String task, TaskState state) {
    TaskStatus status =
        TaskStatus.byMaster(
            new TaskId(task), state, TaskReason.RECONCILIATION, "the master says so", now);
    hear(new FrameworkEvent.StatusReceived(status));
    return status;
  }

  void pass(Duration time) {
    now = now.plus(time);
    give(new CommandsInput.Tick());
  }

  List<CommandsEffect> effects() {
    return effects;
  }

  <T extends CommandsEffect> List<T> effects(Class<T> type) {
    return effects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<String> launched() {
    List<String> tasks = new ArrayList<>();
    effects(CommandsEffect.Launch.class).stream()
        .flatMap(launch -> launch.tasks().stream())
        .map(TaskSpec::id)
        .forEach(id -> tasks.add(id.value()));
    return tasks;
  }

  <T extends JobEvent> List<T> told(Class<T> type) {
    return effects(CommandsEffect.Tell.class).stream()
        .map(CommandsEffect.Tell::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  JobEnd end() {
    List<JobEvent.Ended> ends = told(JobEvent.Ended.class);
    if (ends.size() != 1) {
      throw new AssertionError("expected one end, but there are " + effects);
    }
    return ends.get(0).end();
  }

  List<TaskStatus> acknowledged() {
    return effects(CommandsEffect.Acknowledge.class).stream()
        .map(CommandsEffect.Acknowledge::status)
        .toList();
  }

  boolean finished() {
    return !effects(CommandsEffect.Finish.class).isEmpty();
  }
}
