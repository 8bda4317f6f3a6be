package dev.parley.master.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.link.MasterTalk;
import dev.parley.protocol.view.JournalStatusView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LostReplicaTest {
  private static final Set<String> VOTERS = Set.of("m1", "m2", "m3");
  private static final long GRACE = LostReplica.GRACE.toNanos();

  private final LostReplica lost = new LostReplica();

  @Test
  void aNodeLeavesWhenItsReplicaHasNotRunForAWhileAndAMajorityOfTheOthersDo() {
    Map<String, MasterTalk.News> others = Map.of("m1", running("m1"), "m2", running("m2"));

    assertThat(lost.mustLeave(false, VOTERS, others, 0)).isFalse();
    assertThat(lost.mustLeave(false, VOTERS, others, GRACE - 1)).isFalse();
    assertThat(lost.mustLeave(false, VOTERS, others, GRACE)).isTrue();
  }

  @Test
  void aReplicaThatStartsAgainInTimeIsNotMissed() {
    Map<String, MasterTalk.News> others = Map.of("m1", running("m1"), "m2", running("m2"));

    assertThat(lost.mustLeave(false, VOTERS, others, 0)).isFalse();
    assertThat(lost.mustLeave(true, VOTERS, others, GRACE - 1)).isFalse();
    assertThat(lost.mustLeave(false, VOTERS, others, GRACE)).isFalse();
  }

  @Test
  void aNodeStaysWhereTheOthersCouldNotDoWithoutIt() {
    Map<String, MasterTalk.News> one = Map.of("m1", running("m1"), "m2", news("m2", "no room"));
    Map<String, MasterTalk.News> stranger = Map.of("m1", running("m1"), "m4", running("m4"));

    assertThat(lost.mustLeave(false, VOTERS, one, 0)).isFalse();
    assertThat(lost.mustLeave(false, VOTERS, one, GRACE)).isFalse();
    assertThat(lost.mustLeave(false, VOTERS, stranger, 2 * GRACE)).isFalse();
    assertThat(lost.mustLeave(false, VOTERS, stranger, 3 * GRACE)).isFalse();
  }

  private static MasterTalk.News running(String name) {
    return news(name, JournalStatusView.RUNNING);
  }

  private static MasterTalk.News news(String name, String state) {
    JournalStatusView status =
        new JournalStatusView(
            name, state, Optional.empty(), Optional.empty(), 1, 0, 0, 0, 0, 0, 0, List.of());
    return new MasterTalk.News(
        name, List.of(), true, Set.of(), new MasterTalk.Replica(Optional.empty(), status));
  }
}
