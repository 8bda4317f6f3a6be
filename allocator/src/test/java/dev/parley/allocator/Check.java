package dev.parley.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.resources.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What must hold of every cycle, each judged by the naive model alone. */
interface Check {
  static List<Check> all() {
    return List.of(
        new NeverMoreThanFree(),
        new Conserved(),
        new OnlyToThoseWhoWantIt(),
        new WorkConserving(),
        new NeediestFirst());
  }

  /** Asked of each allocation in turn, before the model takes it in. */
  default void before(Allocation allocation, NaiveModel model, Instant now) {}

  /** Asked after each cycle and each command. */
  default void after(AllocationEngine engine, NaiveModel model) {}

  /** Asked after each cycle. */
  default void afterCycle(NaiveModel model, Instant now) {}

  /** An allocation is of what is free, in the agent's present life. */
  final class NeverMoreThanFree implements Check {
    @Override
    public void before(Allocation a, NaiveModel model, Instant now) {
      assertThat(model.agentOf(a.agent()).incarnation()).isEqualTo(a.incarnation());
      Resources free = model.free(a.agent());
      assertThat(free.contains(a.resources())).as("%s fits in %s", a, free).isTrue();
    }
  }

  /** The engine's books are the model's, and free and held together are the total. */
  final class Conserved implements Check {
    @Override
    public void after(AllocationEngine engine, NaiveModel model) {
      model.agents.forEach(
          (id, agent) -> {
            AgentBook book = engine.book(id).orElseThrow();
            assertThat(book.total()).isEqualTo(agent.total());
            assertThat(book.held()).isEqualTo(withoutEmpty(model.heldOn(id)));
            assertThat(book.free()).isEqualTo(model.free(id));
            Resources used =
                book.held().values().stream().reduce(Resources.none(), Resources::plus);
            if (agent.total().contains(used)) {
              assertThat(book.free().plus(used)).isEqualTo(agent.total());
            }
          });
    }

    private static Map<Client, Resources> withoutEmpty(Map<Client, Resources> held) {
      held.values().removeIf(Resources::isEmpty);
      return held;
    }
  }

  /** Nothing goes to frameworks that are inactive, suppressed, or have declined it. */
  final class OnlyToThoseWhoWantIt implements Check {
    @Override
    public void before(Allocation a, NaiveModel model, Instant now) {
      assertThat(model.takers(a.agent(), a.resources(), now))
          .as("who takes %s", a)
          .contains(new Client(a.framework(), a.role()));
    }
  }

  /** What is left over is wanted by nobody, or too little to offer. */
  final class WorkConserving implements Check {
    @Override
    public void afterCycle(NaiveModel model, Instant now) {
      for (var agent : model.agents.keySet()) {
        Resources free = model.free(agent);
        if (AllocatorSettings.DEFAULT.isAllocatable(free)) {
          assertThat(model.takers(agent, free, now))
              .as("who takes %s of %s", free, agent)
              .isEmpty();
        }
      }
    }
  }

  /** Of those who take it, the neediest role gets it, and in it the neediest framework. */
  final class NeediestFirst implements Check {
    @Override
    public void before(Allocation a, NaiveModel model, Instant now) {
      Client chosen = new Client(a.framework(), a.role());
      double roleShare = model.share(c -> c.role().equals(a.role()));
      double share = model.share(chosen::equals);
      for (Client other : model.takers(a.agent(), a.resources(), now)) {
        if (other.role().equals(a.role())) {
          assertThat(share)
              .as("%s over %s", chosen, other)
              .isLessThanOrEqualTo(shareOf(other, model));
        } else {
          assertThat(roleShare)
              .as("%s over %s", chosen, other)
              .isLessThanOrEqualTo(model.share(c -> c.role().equals(other.role())));
        }
      }
    }

    private static double shareOf(Client client, NaiveModel model) {
      return model.share(client::equals);
    }
  }
}
