package dev.parley.master.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.master.core.OperatorOrder.CreateVolume;
import dev.parley.master.core.OperatorOrder.DestroyVolume;
import dev.parley.master.core.OperatorOrder.ReserveResources;
import dev.parley.master.core.OperatorOrder.UnreserveResources;
import dev.parley.master.registry.AgentTerms;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.SessionId;
import dev.parley.model.ids.VolumeId;
import dev.parley.model.reservations.PersistentVolume;
import dev.parley.model.reservations.Reservation;
import dev.parley.model.resources.Resources;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservationDecisionsTest {
  private static final Role ENG = new Role("eng");
  private static final VolumeId VOLUME = new VolumeId("v1");

  private final CoreScenario cluster = new CoreScenario();
  private AgentId agent = new AgentId("none");

  @BeforeEach
  void oneAgentWithADisk() {
    SessionId session = cluster.newSession();
    Resources total = Resources.parse("cpus:4;mem:4096;disk:1000;ports:[1-10]");
    cluster.decide(
        new MasterCommand.FromAgent(
            session,
            new AgentToMaster.RegisterAgent(
                new AgentInfo("a1", "h", 5051, total, Attributes.NONE),
                Optional.empty(),
                List.of())));
    agent = cluster.sent(session, MasterToAgent.AgentRegistered.class).get(0).id();
  }

  private static Reservation of(Role role, String resources) {
    return Reservation.of(role, Resources.parse(resources));
  }

  private void reserve(String resources) {
    assertThat(cluster.order(new ReserveResources(agent, of(ENG, resources)))).isEmpty();
  }

  private void refused(Refusal.Kind kind, OperatorOrder order, String... words) {
    assertThat(cluster.order(order))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(kind);
              assertThat(refusal.message()).contains(words);
            });
    assertThat(cluster.lastEvents()).isEmpty();
  }

  private static PersistentVolume volume(long mebibytes) {
    return new PersistentVolume(VOLUME, ENG, Optional.empty(), "data", mebibytes);
  }

  private AgentTerms terms() {
    return cluster.registry().agent(agent).orElseThrow().terms();
  }

  @Test
  void reservesNoMoreThanAnAgentHasThatIsNotReserved() {
    reserve("cpus:3;ports:[1-4]");
    reserve("cpus:0.5");
    refused(
        Refusal.Kind.CONFLICT,
        new ReserveResources(agent, of(new Role("ops"), "cpus:1")),
        "cpus:0.5",
        "cpus:1");
    refused(
        Refusal.Kind.CONFLICT,
        new ReserveResources(agent, of(new Role("ops"), "ports:[4-5]")),
        "ports");
    assertThat(terms().reservations()).containsExactly(of(ENG, "cpus:3.5;ports:[1-4]"));
  }

  @Test
  void refusesToReserveWhatMakesNoSense() {
    refused(Refusal.Kind.INVALID, new ReserveResources(agent, of(Role.ANY, "cpus:1")), "'*'");
    refused(Refusal.Kind.INVALID, new ReserveResources(agent, of(ENG, "")), "no resources");
    refused(Refusal.Kind.CONFLICT, new ReserveResources(agent, of(ENG, "gold:{a}")), "gold:{a}");
    refused(
        Refusal.Kind.UNKNOWN,
        new ReserveResources(new AgentId("nobody"), of(ENG, "cpus:1")),
        "nobody");
  }

  @Test
  void unreservesOnlyWhatIsReservedInThatWay() {
    reserve("cpus:2");
    refused(Refusal.Kind.UNKNOWN, new UnreserveResources(agent, of(ENG, "cpus:3")), "cpus:3");
    refused(
        Refusal.Kind.UNKNOWN, new UnreserveResources(agent, of(new Role("ops"), "cpus:1")), "ops");
    assertThat(cluster.order(new UnreserveResources(agent, of(ENG, "cpus:0.5")))).isEmpty();
    assertThat(terms().reservations()).containsExactly(of(ENG, "cpus:1.5"));
  }

  @Test
  void makesVolumesOfReservedDiskOnly() {
    refused(Refusal.Kind.CONFLICT, new CreateVolume(agent, volume(10)), "0 MiB", "eng");
    reserve("disk:100");
    refused(Refusal.Kind.CONFLICT, new CreateVolume(agent, volume(101)), "100 MiB");
    refused(Refusal.Kind.INVALID, new CreateVolume(agent, volume(0)), "1 MiB");
    assertThat(cluster.order(new CreateVolume(agent, volume(100)))).isEmpty();
    assertThat(terms().volumes()).containsExactly(volume(100));

    assertThat(cluster.order(new CreateVolume(agent, volume(100)))).as("again").isEmpty();
    assertThat(cluster.lastEvents()).isEmpty();
    refused(Refusal.Kind.CONFLICT, new CreateVolume(agent, volume(50)), "v1");
  }

  @Test
  void keepsTheDiskOfAVolumeReservedUntilItIsDestroyed() {
    reserve("disk:100");
    cluster.order(new CreateVolume(agent, volume(60)));
    refused(Refusal.Kind.CONFLICT, new UnreserveResources(agent, of(ENG, "disk:50")), "60 MiB");
    assertThat(cluster.order(new UnreserveResources(agent, of(ENG, "disk:40")))).isEmpty();

    assertThat(cluster.order(new DestroyVolume(agent, ENG, VOLUME))).isEmpty();
    refused(Refusal.Kind.UNKNOWN, new DestroyVolume(agent, ENG, VOLUME), "v1");
    assertThat(cluster.order(new UnreserveResources(agent, of(ENG, "disk:60")))).isEmpty();
    assertThat(terms().reservations()).isEmpty();
  }

  @Test
  void doesNotGiveTheIdOfAnAgentWithVolumesToOneThatHasLostThem() {
    reserve("disk:100");
    cluster.order(new CreateVolume(agent, volume(60)));
    SessionId blank = cluster.newSession();
    cluster.decide(
        new MasterCommand.FromAgent(
            blank,
            new AgentToMaster.RegisterAgent(
                cluster.registry().agent(agent).orElseThrow().info(),
                Optional.empty(),
                List.of())));
    assertThat(cluster.sent(blank, MasterToAgent.AgentRegistered.class).get(0).id())
        .isNotEqualTo(agent);
  }
}
