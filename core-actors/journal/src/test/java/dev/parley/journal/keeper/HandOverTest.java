package dev.parley.journal.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.raft.PeerStatus;
import dev.parley.journal.raft.ReplicaRole;
import dev.parley.journal.raft.ReplicaState;
import dev.parley.journal.raft.ReplicaStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandOverTest {
  private static PeerStatus peer(String id, boolean listener, long lag, long unheardMillis) {
    return new PeerStatus(
        id,
        id + ":1",
        listener,
        Optional.of(100 - lag),
        Optional.of(lag),
        Optional.of(Duration.ofMillis(unheardMillis)));
  }

  private static Optional<String> heir(PeerStatus... others) {
    PeerStatus self =
        new PeerStatus("m1", "m1:1", false, Optional.empty(), Optional.empty(), Optional.empty());
    List<PeerStatus> peers = new ArrayList<>(List.of(others));
    peers.add(self);
    return HandOver.heir(
        new ReplicaStatus(
            "m1",
            ReplicaState.RUNNING,
            "",
            ReplicaRole.LEADER,
            Optional.of("m1"),
            1,
            1,
            100,
            100,
            100,
            100,
            0,
            0,
            0,
            Duration.ZERO,
            peers));
  }

  @Test
  void choosesTheOneThatHasMostOfTheLog() {
    assertThat(heir(peer("m2", false, 7, 10), peer("m3", false, 2, 10))).contains("m3");
  }

  @Test
  void passesOverOneThatDoesNotAnswer() {
    assertThat(heir(peer("m2", false, 7, 10), peer("m3", false, 2, 5_000))).contains("m2");
  }

  @Test
  void passesOverListenersAndItself() {
    assertThat(heir(peer("m2", true, 0, 10))).isEmpty();
  }
}
