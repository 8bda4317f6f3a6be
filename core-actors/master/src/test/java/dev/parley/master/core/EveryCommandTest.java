package dev.parley.master.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.SessionId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.ids.VolumeId;
import dev.parley.model.maintenance.MaintenanceSchedule;
import dev.parley.model.offers.Filters;
import dev.parley.model.reservations.PersistentVolume;
import dev.parley.model.reservations.Reservation;
import dev.parley.model.resources.Resources;
import dev.parley.model.roles.Quota;
import dev.parley.model.roles.Weight;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Java 17 has no exhaustive switch over types: this test is it. */
class EveryCommandTest {
  private final CoreScenario cluster = new CoreScenario();
  private final SessionId agent = cluster.agent("a1", Optional.empty());
  private final SessionId framework = cluster.subscribe(FrameworkInfo.named("f"));

  @Test
  void decidesOnEveryMessageOfAnAgent() {
    List<AgentToMaster> messages =
        List.of(
            new AgentToMaster.ReportResources(Resources.none(), Resources.none()),
            new AgentToMaster.AgentPong(),
            new AgentToMaster.AgentStatusUpdate(
                new FrameworkId("f"), cluster.status("t", TaskState.RUNNING)),
            new AgentToMaster.UnregisterAgent());
    messages.forEach(m -> cluster.decide(new MasterCommand.FromAgent(agent, m)));
    assertAll(AgentToMaster.class, messages, Set.of(AgentToMaster.RegisterAgent.class));
  }

  @Test
  void decidesOnEveryMessageOfAFramework() {
    List<FrameworkToMaster> messages =
        List.of(
            new FrameworkToMaster.AcceptOffers(List.of(), List.of(), Filters.NONE),
            new FrameworkToMaster.DeclineOffers(List.of(), Filters.NONE),
            new FrameworkToMaster.KillTask(new TaskId("t"), Optional.empty()),
            new FrameworkToMaster.AcknowledgeStatus(
                new TaskId("t"), new AgentId("a"), new StatusId("s")),
            new FrameworkToMaster.Revive(Set.of()),
            new FrameworkToMaster.Suppress(Set.of()),
            new FrameworkToMaster.Reconcile(List.of()),
            new FrameworkToMaster.FrameworkPong(),
            new FrameworkToMaster.PutState(1, new StateKey("k"), StateBytes.of("v")),
            new FrameworkToMaster.DeleteState(2, new StateKey("k")),
            new FrameworkToMaster.GetState(3, new StateKey("k")),
            new FrameworkToMaster.Teardown());
    messages.forEach(m -> cluster.decide(new MasterCommand.FromFramework(framework, m)));
    assertAll(FrameworkToMaster.class, messages, Set.of(FrameworkToMaster.Subscribe.class));
  }

  @Test
  void decidesOnEveryCommand() {
    List<MasterCommand> commands =
        List.of(
            new MasterCommand.TakeOver("m", 9, "c"),
            new MasterCommand.FromAgent(agent, new AgentToMaster.AgentPong()),
            new MasterCommand.FromFramework(framework, new FrameworkToMaster.FrameworkPong()),
            new MasterCommand.SessionOpened(new SessionId("s")),
            new MasterCommand.SessionBroken(agent, "why"),
            new MasterCommand.AllocationsMade(List.of()),
            new MasterCommand.KillByOperator(1, new TaskKey(new FrameworkId("f"), new TaskId("t"))),
            new MasterCommand.OrderByOperator(2, new OperatorOrder.RemoveQuota(new Role("eng"))),
            new MasterCommand.QuorumProved(cluster.now()),
            new MasterCommand.HeldUp(Duration.ofSeconds(3)),
            new MasterCommand.TimePassed());
    commands.forEach(cluster::decide);
    assertAll(MasterCommand.class, commands, Set.of());
  }

  @Test
  void decidesOnEveryOrderOfAnOperator() {
    AgentId id = cluster.readyAgent("a2");
    Role role = new Role("eng");
    Reservation reservation = Reservation.of(role, Resources.parse("cpus:1"));
    VolumeId volume = new VolumeId("v");
    List<OperatorOrder> orders =
        List.of(
            new OperatorOrder.DeactivateAgent(id),
            new OperatorOrder.ReactivateAgent(id),
            new OperatorOrder.ReserveResources(id, reservation),
            new OperatorOrder.UnreserveResources(id, reservation),
            new OperatorOrder.CreateVolume(
                id, new PersistentVolume(volume, role, Optional.empty(), "data", 1)),
            new OperatorOrder.DestroyVolume(id, role, volume),
            new OperatorOrder.DrainAgent(id, Optional.empty(), false),
            new OperatorOrder.MarkAgentGone(id),
            new OperatorOrder.SetQuota(role, new Quota(Resources.none(), Resources.none())),
            new OperatorOrder.RemoveQuota(role),
            new OperatorOrder.SetWeights(List.of(new Weight(role, 2))),
            new OperatorOrder.SetMaintenanceSchedule(MaintenanceSchedule.EMPTY));
    orders.forEach(cluster::order);
    Set<Class<?>> all = new HashSet<>();
    orders.forEach(o -> all.add(o.getClass()));
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(OperatorOrder.class.getPermittedSubclasses())
                .flatMap(c -> Arrays.stream(c.getPermittedSubclasses()))
                .toList());
  }

  /** {@code elsewhere}: those that the scenario itself has said. */
  private static void assertAll(Class<?> sealed, List<?> said, Set<Class<?>> elsewhere) {
    Set<Class<?>> all = new HashSet<>(elsewhere);
    said.forEach(s -> all.add(s.getClass()));
    assertThat(all).containsExactlyInAnyOrder(sealed.getPermittedSubclasses());
    assertThat(Arrays.asList(sealed.getPermittedSubclasses())).doesNotHaveDuplicates();
  }
}
