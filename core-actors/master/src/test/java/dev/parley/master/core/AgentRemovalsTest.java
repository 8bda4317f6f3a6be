package dev.parley.master.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ids.AgentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentRemovalsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SILENCE =
      MasterRules.DEFAULT.agentTimeout().plus(Duration.ofSeconds(1));

  private final CoreScenario limited =
      new CoreScenario(MasterRules.DEFAULT.withAgentRemovalInterval(Optional.of(MINUTE)));

  private static List<AgentId> agents(CoreScenario cluster, int count) {
    List<AgentId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(cluster.readyAgent("a" + i));
    }
    return ids;
  }

  private static List<AgentId> unreachable(CoreScenario cluster, List<AgentId> of) {
    return of.stream()
        .filter(id -> cluster.registry().agent(id).orElseThrow().unreachableSince().isPresent())
        .toList();
  }

  @Test
  void withoutALimitAllSilentAgentsAreMarkedAtOnce() {
    CoreScenario cluster = new CoreScenario();
    List<AgentId> all = agents(cluster, 5);
    cluster.pass(SILENCE);
    assertThat(unreachable(cluster, all)).isEqualTo(all);
    assertThat(cluster.counted("slave_unreachable_completed")).isEqualTo(5);
  }

  @Test
  void withALimitOneAfterTheOtherIsMarked() {
    List<AgentId> all = agents(limited, 3);
    limited.pass(SILENCE);
    assertThat(unreachable(limited, all)).hasSize(1);
    assertThat(limited.counted("slave_unreachable_scheduled")).isEqualTo(3);

    limited.pass(MINUTE.minusSeconds(1));
    assertThat(unreachable(limited, all)).hasSize(1);
    limited.pass(Duration.ofSeconds(1));
    assertThat(unreachable(limited, all)).hasSize(2);
    limited.pass(MINUTE);
    assertThat(unreachable(limited, all)).isEqualTo(all);
  }

  @Test
  void whatIsDueButNotMarkedYetIsNotOfferedAndWhoReturnsIsSpared() {
    List<AgentId> all = agents(limited, 2);
    limited.pass(SILENCE);
    AgentId marked = unreachable(limited, all).get(0);
    AgentId due = all.stream().filter(id -> !id.equals(marked)).findFirst().orElseThrow();

    limited.agent(limited.registry().agent(due).orElseThrow().info().name(), Optional.of(due));
    limited.decide(new MasterCommand.TimePassed());
    assertThat(limited.counted("slave_unreachable_canceled")).isEqualTo(1);
    limited.pass(Duration.ofSeconds(10));
    assertThat(unreachable(limited, all)).containsExactly(marked);
  }

  @Test
  void theLimitHoldsForThoseWhoDoNotReturnAfterAFailOverToo() {
    List<AgentId> all = agents(limited, 3);
    limited.failOver();
    limited.pass(MasterRules.DEFAULT.reregisterTimeout());
    assertThat(unreachable(limited, all)).hasSize(1);
    limited.pass(MINUTE);
    assertThat(unreachable(limited, all)).hasSize(2);
  }
}
