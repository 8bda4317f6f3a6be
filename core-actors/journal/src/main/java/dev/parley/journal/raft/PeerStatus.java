package dev.parley.journal.raft;

import java.time.Duration;
import java.util.Optional;

/**
 * One member of the group as another one sees it.
 *
 * @param listener it is sent the log, but does not vote
 * @param matched the last entry that it is known to have; only the leader knows that
 * @param lag how many entries of the log it lacks; only the leader knows that
 * @param lastContact how long ago it answered; only the leader knows that
 */
public record PeerStatus(
    String id,
    String address,
    boolean listener,
    Optional<Long> matched,
    Optional<Long> lag,
    Optional<Duration> lastContact) {

  PeerStatus unseen() {
    return new PeerStatus(
        id, address, listener, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
