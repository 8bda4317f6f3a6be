package dev.parley.benchmarks.load;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Tasks as users have them: a command line, some environment, some labels; told apart by number.
 */
public final class TaskMold {
  /** What a task is given. */
  public static final Resources RESOURCES = Resources.parse("cpus:1;mem:512;disk:64");

  private static final String NAME = "checkout.backend.web";
  private static final TaskSpec MOLD =
      TaskSpec.of(
              new TaskId(NAME + ".0"),
              NAME,
              RESOURCES,
              CommandSpec.shell(
                      "exec /opt/checkout/bin/server --port $PORT0 --config"
                          + " /etc/checkout/production.yaml --log-level info")
                  .withEnvironment(
                      Map.of(
                          "JAVA_OPTS",
                          "-Xmx384m -XX:+UseSerialGC",
                          "DATABASE_URL",
                          "postgres://db-3.internal.example:5432/checkout",
                          "ZONE",
                          "eu-west-1a",
                          "RELEASE",
                          "2026.11.21-1f3a9c2")))
          .withLabels(
              Map.of("team", "checkout", "tier", "backend", "version", "2026.11.21-1f3a9c2"));

  private TaskMold() {}

  /** The task of this number. */
  public static TaskSpec task(long number) {
    return new TaskSpec(
        id(number), NAME, RESOURCES, MOLD.command(), MOLD.labels(), TaskSpec.DEFAULT_KILL_GRACE);
  }

  /** The id of the task of this number. */
  public static TaskId id(long number) {
    return new TaskId(NAME + "." + number);
  }

  /** The number of a task. */
  public static long number(TaskId task) {
    String id = task.value();
    return Long.parseLong(id.substring(id.lastIndexOf('.') + 1));
  }

  /** The first thing an agent says of the task. */
  public static TaskStatus running(TaskId task, AgentId agent, Instant now) {
    return status(task, TaskState.RUNNING, agent, now, Optional.empty());
  }

  /** The last thing an agent says of the task. */
  public static TaskStatus finished(TaskId task, AgentId agent, Instant now) {
    return status(task, TaskState.FINISHED, agent, now, Optional.of(ProcessExit.withCode(0)));
  }

  private static TaskStatus status(
      TaskId task, TaskState state, AgentId agent, Instant now, Optional<ProcessExit> exit) {
    return new TaskStatus(
        task,
        state,
        TaskSource.EXECUTOR,
        Optional.empty(),
        "",
        now,
        Optional.of(new StatusId("run-1-" + number(task) + (state.hasEnded() ? "-2" : "-1"))),
        Optional.of(agent),
        exit);
  }

  /** Whether this is the id of the last thing an agent says of a task. */
  static boolean isLast(StatusId id) {
    return id.value().endsWith("-2");
  }
}
