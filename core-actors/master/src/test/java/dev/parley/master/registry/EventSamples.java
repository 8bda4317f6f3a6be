package dev.parley.master.registry;

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
import dev.parley.model.ids.VolumeId;
import dev.parley.model.maintenance.Machine;
import dev.parley.model.maintenance.MaintenanceSchedule;
import dev.parley.model.maintenance.MaintenanceWindow;
import dev.parley.model.reservations.PersistentVolume;
import dev.parley.model.reservations.Reservation;
import dev.parley.model.resources.Resources;
import dev.parley.model.roles.Quota;
import dev.parley.model.roles.Weight;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
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
import java.util.TreeMap;

/** One event of every kind, with every field filled. */
public final class EventSamples {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final AgentId AGENT = new AgentId("c1-S0");
  private static final FrameworkId FRAMEWORK = new FrameworkId("c1-0000");
  private static final TaskKey TASK = new TaskKey(FRAMEWORK, new TaskId("t 1"));
  private static final Resources SOME = Resources.parse("cpus:0.5;mem:32");
  private static final AgentInfo AGENT_INFO =
      new AgentInfo("a1", "host", 5051, SOME, Attributes.parse("rack:r1"));
  private static final FrameworkInfo FRAMEWORK_INFO =
      FrameworkInfo.named("f").withId(FRAMEWORK).withFailoverTimeout(Duration.ofMinutes(2));
  private static final Role ENG = new Role("eng");
  private static final VolumeId VOLUME = new VolumeId("v1");
  private static final StateKey KEY = new StateKey("plan/1");
  private static final Reservation RESERVATION =
      new Reservation(
          ENG, Optional.of("alice"), new TreeMap<>(Map.of("l", "x")), Resources.parse("cpus:0.2"));

  public static final List<RegistryEvent> ALL =
      List.of(
          new RegistryEvent.ClusterFounded("c1", AT),
          new RegistryEvent.EpochClaimed(3, "m1", AT),
          new RegistryEvent.AgentAdmitted(AGENT, AGENT_INFO, AT),
          new RegistryEvent.AgentReregistered(AGENT, AGENT_INFO, AT),
          new RegistryEvent.AgentUnreachable(AGENT, AT),
          new RegistryEvent.AgentDeactivated(AGENT, AT),
          new RegistryEvent.AgentReactivated(AGENT, AT),
          new RegistryEvent.ResourcesReserved(AGENT, RESERVATION, AT),
          new RegistryEvent.ResourcesUnreserved(
              AGENT, RESERVATION.with(Resources.parse("cpus:0.1")), AT),
          new RegistryEvent.VolumeCreated(
              AGENT, new PersistentVolume(VOLUME, ENG, Optional.of("alice"), "data", 16), AT),
          new RegistryEvent.VolumeDestroyed(AGENT, ENG, VOLUME, AT),
          new RegistryEvent.AgentDrainStarted(AGENT, Optional.of(Duration.ofSeconds(90)), true, AT),
          new RegistryEvent.AgentDrained(AGENT, AT),
          new RegistryEvent.AgentRemoved(AGENT, AT),
          new RegistryEvent.AgentMarkedGone(AGENT, AT),
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
          new RegistryEvent.TaskSettled(TASK, AT),
          new RegistryEvent.FrameworkStatePut(
              FRAMEWORK, KEY, StateBytes.of(new byte[] {0, 1, -1}), AT),
          new RegistryEvent.FrameworkStateDeleted(FRAMEWORK, KEY, AT),
          new RegistryEvent.QuotaSet(
              ENG, new Quota(Resources.parse("cpus:2"), Resources.parse("cpus:8;mem:4096")), AT),
          new RegistryEvent.QuotaRemoved(ENG, AT),
          new RegistryEvent.WeightsSet(List.of(new Weight(ENG, 2.5)), AT),
          new RegistryEvent.MaintenanceScheduled(
              new MaintenanceSchedule(
                  List.of(
                      new MaintenanceWindow(
                          List.of(new Machine("host", "10.0.0.1")),
                          AT,
                          Optional.of(Duration.ofHours(2))))),
              AT));

  private EventSamples() {}

  static RegistryEvent.TaskLaunched launch() {
    return ALL.stream()
        .filter(RegistryEvent.TaskLaunched.class::isInstance)
        .map(RegistryEvent.TaskLaunched.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
