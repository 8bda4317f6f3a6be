package dev.parley.master.leader;

import dev.parley.master.registry.LaunchTimes;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event of every kind, with every field filled. */
final class EventSamples {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final AgentId AGENT = new AgentId("c1-S0");
  private static final FrameworkId FRAMEWORK = new FrameworkId("c1-0000");
  private static final TaskKey TASK = new TaskKey(FRAMEWORK, new TaskId("t 1"));
  private static final Resources SOME = Resources.parse("cpus:0.5;mem:32");
  private static final AgentInfo AGENT_INFO =
      new AgentInfo("a1", "host", 5051, SOME, Attributes.parse("rack:r1"));
  private static final FrameworkInfo FRAMEWORK_INFO =
      FrameworkInfo.named("f").withId(FRAMEWORK).withFailoverTimeout(Duration.ofMinutes(2));

  static final List<RegistryEvent> ALL =
      List.of(
          new RegistryEvent.ClusterFounded("c1", AT),
          new RegistryEvent.EpochClaimed(3, "m1", AT),
          new RegistryEvent.AgentAdmitted(AGENT, AGENT_INFO, AT),
          new RegistryEvent.AgentReregistered(AGENT, AGENT_INFO, AT),
          new RegistryEvent.AgentUnreachable(AGENT, AT),
          new RegistryEvent.AgentRemoved(AGENT, AT),
          new RegistryEvent.FrameworkAdmitted(FRAMEWORK, FRAMEWORK_INFO, AT),
          new RegistryEvent.FrameworkResubscribed(FRAMEWORK, FRAMEWORK_INFO, AT),
          new RegistryEvent.FrameworkDisconnected(FRAMEWORK, AT),
          new RegistryEvent.FrameworkRemoved(FRAMEWORK, "torn down", AT),
          new RegistryEvent.TaskLaunched(
              FRAMEWORK,
              TaskSpec.of(
                      TASK.task(),
                      "a task",
                      SOME,
                      CommandSpec.shell("echo $K").withEnvironment(Map.of("K", "v")))
                  .withLabels(Map.of("l", "x")),
              AGENT,
              Role.ANY,
              new LaunchTimes(AT, AT, AT, AT, new OfferId("c1-O3-0"), SOME)),
          new RegistryEvent.TaskKillRequested(TASK, AT),
          new RegistryEvent.TaskStateChanged(
              TASK,
              new TaskStatus(
                  TASK.task(),
                  TaskState.FAILED,
                  TaskSource.AGENT,
                  Optional.of(TaskReason.COMMAND_EXECUTOR_FAILED),
                  "exited with 3",
                  AT,
                  Optional.of(new StatusId("run-1-2")),
                  Optional.of(AGENT),
                  Optional.of(ProcessExit.withCode(3)))),
          new RegistryEvent.TaskSettled(TASK, AT));

  private EventSamples() {}
}
