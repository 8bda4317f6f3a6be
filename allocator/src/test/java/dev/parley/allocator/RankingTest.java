package dev.parley.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.resources.Resources;
import org.junit.jupiter.api.Test;

/** The order of need at one level. */
class RankingTest {
  private final ScalarSum whole = new ScalarSum();
  private final Ranking<String> ranking = new Ranking<>(whole);

  RankingTest() {
    whole.add(Resources.parse("cpus:10;mem:100"));
  }

  @Test
  void ordersThoseWhoCompeteByTheirDominantShare() {
    compete("a", "cpus:3");
    compete("b", "mem:20");
    compete("c", "cpus:1;mem:40");

    assertThat(ranking).containsExactly("b", "a", "c");

    ranking.credit("c", Resources.parse("mem:40"));
    assertThat(ranking).containsExactly("c", "b", "a");
  }

  @Test
  void putsBetweenEqualsTheOneLastWhoseTurnWasLast() {
    compete("a", "cpus:1");
    compete("b", "mem:10");

    assertThat(ranking).containsExactly("a", "b");
    ranking.tookTurn("a", 1);
    assertThat(ranking).containsExactly("b", "a");
    ranking.tookTurn("b", 2);
    assertThat(ranking).containsExactly("a", "b");
  }

  @Test
  void ordersAnewAfterTheWholeHasChanged() {
    compete("a", "cpus:2");
    compete("b", "mem:30");
    assertThat(ranking).containsExactly("a", "b");

    whole.add(Resources.parse("mem:900"));
    ranking.rerank();

    assertThat(ranking).containsExactly("b", "a");
  }

  @Test
  void remembersWhoHoldsSomethingThoughItDoesNotCompete() {
    ranking.charge("a", Resources.parse("cpus:5"));
    assertThat(ranking).isEmpty();
    compete("b", "cpus:1");
    ranking.setCompeting("a", true);

    assertThat(ranking).containsExactly("b", "a");
  }

  @Test
  void forgetsWhoHasLeftAndHoldsNothing() {
    compete("a", "cpus:1");
    ranking.dismiss("a");
    assertThat(ranking.isEmpty()).isFalse();

    ranking.credit("a", Resources.parse("cpus:1"));
    assertThat(ranking.isEmpty()).isTrue();
  }

  private void compete(String key, String held) {
    ranking.admit(key);
    ranking.setCompeting(key, true);
    ranking.charge(key, Resources.parse(held));
  }
}
