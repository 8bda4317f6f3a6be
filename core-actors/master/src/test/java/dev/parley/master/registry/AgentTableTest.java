package dev.parley.master.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.master.registry.RegistryEvent.AgentAdmitted;
import dev.parley.master.registry.RegistryEvent.AgentDeactivated;
import dev.parley.master.registry.RegistryEvent.AgentMarkedGone;
import dev.parley.master.registry.RegistryEvent.AgentRemoved;
import dev.parley.master.registry.RegistryEvent.ResourcesReserved;
import dev.parley.master.registry.RegistryEvent.ResourcesUnreserved;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.Role;
import dev.parley.model.reservations.Reservation;
import dev.parley.model.resources.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentTableTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final AgentId AGENT = new AgentId("c-S0");
  private static final Role ENG = new Role("eng");

  private AgentTable agents = AgentTable.EMPTY;

  private void happen(RegistryEvent.OfAgent... events) {
    for (RegistryEvent.OfAgent event : events) {
      agents = agents.apply(event);
    }
  }

  private static AgentAdmitted admission(AgentId id) {
    return new AgentAdmitted(
        id, new AgentInfo("a", "h", 5051, Resources.of(4, 64), Attributes.NONE), AT);
  }

  private static Reservation reservation(String resources) {
    return Reservation.of(ENG, Resources.parse(resources));
  }

  @Test
  void anAgentThatLeftReturnsToItsTerms() {
    happen(
        admission(AGENT),
        new AgentDeactivated(AGENT, AT),
        new ResourcesReserved(AGENT, reservation("cpus:1"), AT),
        new AgentRemoved(AGENT, AT));
    assertThat(agents.all()).isEmpty();

    happen(admission(AGENT));
    AgentTerms terms = agents.get(AGENT).orElseThrow().terms();
    assertThat(terms.state()).isEqualTo(AgentTerms.State.DEACTIVATED);
    assertThat(terms.reservations()).containsExactly(reservation("cpus:1"));
    assertThat(agents.former().all()).isEmpty();
  }

  @Test
  void nothingIsRememberedOfAnAgentThatLeftWithoutTerms() {
    happen(admission(AGENT), new AgentRemoved(AGENT, AT));
    assertThat(agents.former().all()).isEmpty();
  }

  @Test
  void goneAgentsAreRememberedForTwoWeeks() {
    AgentId other = new AgentId("c-S1");
    happen(admission(AGENT), new AgentMarkedGone(AGENT, AT), admission(other));
    assertThat(agents.former().isGone(AGENT)).isTrue();

    happen(new AgentMarkedGone(other, AT.plus(Duration.ofDays(14))));
    assertThat(agents.former().isGone(AGENT)).isTrue();
    happen(new AgentMarkedGone(other, AT.plus(Duration.ofDays(14)).plusNanos(1)));
    assertThat(agents.former().isGone(AGENT)).isFalse();
    assertThat(agents.former().isGone(other)).isTrue();
  }

  @Test
  void ofGoneAgentsTheLastSoManyAreRemembered() {
    for (int i = 0; i <= FormerAgents.MOST; i++) {
      happen(new AgentMarkedGone(new AgentId("c-S" + i), AT.plusMillis(i)));
    }
    assertThat(agents.former().all()).hasSize(100 * 1024);
    assertThat(agents.former().isGone(new AgentId("c-S0"))).isFalse();
    assertThat(agents.former().isGone(new AgentId("c-S1"))).isTrue();
  }

  @Test
  void reservationsOfOneKindAreOne() {
    happen(
        admission(AGENT),
        new ResourcesReserved(AGENT, reservation("cpus:1"), AT),
        new ResourcesReserved(AGENT, reservation("cpus:0.5;mem:8"), AT),
        new ResourcesUnreserved(AGENT, reservation("cpus:1.5"), AT));
    List<Reservation> left = agents.get(AGENT).orElseThrow().terms().reservations();
    assertThat(left).containsExactly(reservation("mem:8"));
  }
}
