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
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Events of all kinds about few agents, frameworks and tasks, so that they meet; in any order, also
 * in such as no master would write.
 */
final class EventArbitraries {
  private static final String CLUSTER = "5f1b2c3d-0000-4000-8000-123456789abc";
  private static final List<String> RESOURCES =
      List.of("", "cpus:1;mem:64", "disk:100", "cpus:0.5;ports:[1-3]", "x:1", "x:{a,b}");
  private static final List<Duration> DURATIONS =
      List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofSeconds(Long.MAX_VALUE, 7));
  private static final List<Instant> TIMES =
      List.of(
          Instant.EPOCH,
          Instant.MIN,
          Instant.MAX,
          Instant.parse("2026-01-02T03:04:05.678901234Z"),
          Instant.parse("2026-01-30T03:04:05Z"),
          Instant.parse("1600-01-01T00:00:00.000000001Z"));
  private static final List<String> TEXTS = List.of("", "a", "exited with 0", "\u0001ä\n", "*");

  private static final List<Function<Dice, RegistryEvent>> KINDS =
      List.of(
          d -> new RegistryEvent.ClusterFounded(CLUSTER, d.time()),
          d -> new RegistryEvent.EpochClaimed(d.below(100), d.text(), d.time()),
          d -> new RegistryEvent.AgentAdmitted(d.agent(), d.agentInfo(), d.time()),
          d -> new RegistryEvent.AgentAdmitted(d.agent(), d.agentInfo(), d.time()),
          d -> new RegistryEvent.AgentReregistered(d.agent(), d.agentInfo(), d.time()),
          d -> new RegistryEvent.AgentUnreachable(d.agent(), d.time()),
          d -> new RegistryEvent.AgentRemoved(d.agent(), d.time()),
          d -> new RegistryEvent.AgentDeactivated(d.agent(), d.time()),
          d -> new RegistryEvent.AgentReactivated(d.agent(), d.time()),
          d ->
              new RegistryEvent.AgentDrainStarted(
                  d.agent(), d.maybe(d.of(DURATIONS)), d.flip(), d.time()),
          d -> new RegistryEvent.AgentDrained(d.agent(), d.time()),
          d -> new RegistryEvent.AgentMarkedGone(d.agent(), d.time()),
          d -> new RegistryEvent.ResourcesReserved(d.agent(), d.reservation(), d.time()),
          d -> new RegistryEvent.ResourcesUnreserved(d.agent(), d.reservation(), d.time()),
          d -> new RegistryEvent.VolumeCreated(d.agent(), d.volume(), d.time()),
          d -> new RegistryEvent.VolumeDestroyed(d.agent(), d.role(), d.volume().id(), d.time()),
          d -> new RegistryEvent.FrameworkAdmitted(d.framework(), d.frameworkInfo(), d.time()),
          d -> new RegistryEvent.FrameworkAdmitted(d.framework(), d.frameworkInfo(), d.time()),
          d -> new RegistryEvent.FrameworkResubscribed(d.framework(), d.frameworkInfo(), d.time()),
          d -> new RegistryEvent.FrameworkDisconnected(d.framework(), d.time()),
          d -> new RegistryEvent.FrameworkRemoved(d.framework(), d.text(), d.time()),
          d -> d.launch(),
          d -> d.launch(),
          d -> d.launch(),
          d -> new RegistryEvent.TaskKillRequested(d.task(), d.time()),
          d -> d.change(),
          d -> d.change(),
          d -> d.change(),
          d -> new RegistryEvent.TaskSettled(d.task(), d.time()),
          d -> new RegistryEvent.TaskSettled(d.task(), d.time()),
          d -> new RegistryEvent.FrameworkStatePut(d.framework(), d.key(), d.bytes(), d.time()),
          d -> new RegistryEvent.FrameworkStateDeleted(d.framework(), d.key(), d.time()),
          d ->
              new RegistryEvent.QuotaSet(
                  d.role(), new Quota(d.resources(), d.resources()), d.time()),
          d -> new RegistryEvent.QuotaRemoved(d.role(), d.time()),
          d -> new RegistryEvent.WeightsSet(List.of(new Weight(d.role(), d.below(9))), d.time()),
          d -> new RegistryEvent.MaintenanceScheduled(d.schedule(), d.time()));

  private EventArbitraries() {}

  static Arbitrary<List<RegistryEvent>> sequences() {
    return Arbitraries.randomValue(random -> new Dice(random).event()).list().ofMaxSize(120);
  }

  /** Throws one thing after the other. */
  private record Dice(Random random) {
    RegistryEvent event() {
      return of(KINDS).apply(this);
    }

    int below(int bound) {
      return random.nextInt(bound);
    }

    boolean flip() {
      return random.nextBoolean();
    }

    <T> T of(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    <T> Optional<T> maybe(T value) {
      return flip() ? Optional.of(value) : Optional.empty();
    }

    Instant time() {
      return of(TIMES);
    }

    String text() {
      return of(TEXTS);
    }

    Resources resources() {
      return Resources.parse(of(RESOURCES));
    }

    Role role() {
      return of(List.of(Role.ANY, new Role("eng"), new Role("eng/ml")));
    }

    AgentId agent() {
      return new AgentId(of(List.of(CLUSTER + "-S0", CLUSTER + "-S1", "other")));
    }

    FrameworkId framework() {
      return new FrameworkId(of(List.of(CLUSTER + "-0000", CLUSTER + "-0001", "own")));
    }

    TaskKey task() {
      return new TaskKey(framework(), taskId());
    }

    TaskId taskId() {
      return new TaskId(of(List.of("t1", "t2", "t3", "t4")));
    }

    AgentInfo agentInfo() {
      return new AgentInfo(
          text(), text(), below(65536), resources(), Attributes.of(Map.of("rack", "r1")));
    }

    FrameworkInfo frameworkInfo() {
      return FrameworkInfo.named(text())
          .withRoles(Set.of(role()))
          .withFailoverTimeout(of(DURATIONS));
    }

    Reservation reservation() {
      return new Reservation(
          role(),
          maybe("alice"),
          new TreeMap<>(flip() ? Map.of("l", text()) : Map.of()),
          resources());
    }

    PersistentVolume volume() {
      return new PersistentVolume(
          new VolumeId(of(List.of("v1", "v2"))), role(), maybe("bob"), "data", 1 + below(9));
    }

    StateKey key() {
      return new StateKey(of(List.of("a", "b/c")));
    }

    StateBytes bytes() {
      byte[] bytes = new byte[below(5)];
      random.nextBytes(bytes);
      return StateBytes.of(bytes);
    }

    MaintenanceSchedule schedule() {
      return flip()
          ? MaintenanceSchedule.EMPTY
          : new MaintenanceSchedule(
              List.of(
                  new MaintenanceWindow(
                      List.of(new Machine("h", "")), time(), maybe(of(DURATIONS)))));
    }

    RegistryEvent.TaskLaunched launch() {
      CommandSpec command = flip() ? CommandSpec.shell("x") : CommandSpec.exec("a", text());
      TaskSpec spec =
          TaskSpec.of(taskId(), text(), resources(), command.withEnvironment(Map.of("K", text())))
              .withLabels(flip() ? Map.of("l", text()) : Map.of())
              .withKillGrace(of(DURATIONS));
      return new RegistryEvent.TaskLaunched(
          framework(),
          spec,
          agent(),
          role(),
          new LaunchTimes(
              time(),
              time(),
              time(),
              time(),
              new OfferId(of(List.of(CLUSTER + "-O1-1", "mine"))),
              resources()));
    }

    RegistryEvent.TaskStateChanged change() {
      TaskKey key = task();
      TaskStatus status =
          new TaskStatus(
              flip() ? key.task() : taskId(),
              of(List.of(TaskState.values())),
              of(List.of(TaskSource.values())),
              maybe(of(List.of(TaskReason.values()))),
              text(),
              time(),
              maybe(new StatusId(flip() ? agent() + "-7-1" : "s")),
              maybe(agent()),
              maybe(new ProcessExit(below(256), below(65))));
      return new RegistryEvent.TaskStateChanged(key, status);
    }
  }
}
