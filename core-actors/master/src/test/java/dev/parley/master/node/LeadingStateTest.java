package dev.parley.master.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.master.leader.Operators;
import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.view.PublishedState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class LeadingStateTest {
  private static final Operators OPERATORS = new Operators(command -> {});
  private static final PublishedState STATE =
      PublishedState.of(Registry.empty(new History.Limits(1, 1)));

  private final LeadingState leading = new LeadingState();

  @Test
  void whatIsPublishedBeforeItLeadsIsSeenWhenItDoes() {
    leading.publish(STATE);
    assertThat(leading.published()).isEmpty();
    leading.leads(OPERATORS);
    assertThat(leading.published()).hasValue(STATE);
  }

  @Test
  void nothingIsLeftOfAnEarlierLeadership() {
    leading.leads(OPERATORS);
    leading.publish(STATE);
    leading.leadsNoMore();
    assertThat(leading.operators()).isEmpty();
    leading.leads(OPERATORS);
    assertThat(leading.published()).isEmpty();
  }

  /** The registry publishes its first batch at the moment in which its master begins to lead. */
  @Test
  void neitherOfTwoActorsUndoesWhatTheOtherSays() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    for (int round = 0; round < 5_000; round++) {
      leading.leadsNoMore();
      CompletableFuture<Void> registry =
          CompletableFuture.runAsync(
              () -> {
                pass(together);
                leading.publish(STATE);
              });
      pass(together);
      leading.leads(OPERATORS);
      registry.join();
      assertThat(leading.operators()).isPresent();
      assertThat(leading.published()).isPresent();
    }
  }

  private static void pass(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
