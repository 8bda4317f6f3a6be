package dev.parley.journal.akka;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A persistent actor's state as somebody in this process has kept it from the events of this node's
 * own replica, so that a recovery need not read a snapshot and the events after it.
 *
 * @param sequenceNr of the last event that is in the state
 * @param state as a snapshot would hold it
 */
public record StandbyState(long sequenceNr, Object state) {

  /** Whoever keeps states. Thread-safe. */
  @FunctionalInterface
  public interface Keeper {
    /**
     * The state of this persistence id after every event that the replica holds now; empty, or a
     * failure, if it is not known: then the recovery reads what is stored.
     */
    CompletionStage<Optional<StandbyState>> stateOf(String persistenceId);
  }

  public static CompletionStage<Optional<StandbyState>> unknown() {
    return CompletableFuture.completedStage(Optional.empty());
  }
}
