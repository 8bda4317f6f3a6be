package dev.parley.master.log;

import akka.actor.setup.Setup;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * This node's replica of the log that keeps the registry, as far as a master needs it. It outlives
 * the node's actor systems. Implemented where the journal is known. Thread-safe.
 */
public interface RegistryLog {
  /** Makes Akka Persistence write to the log. */
  Config persistence();

  /** Carries the log into an actor system. */
  List<Setup> setups();

  /**
   * The claim under which an actor system's latest recovery of a persistence id may write. It grows
   * with every recovery anywhere; an older claim writes nothing any more.
   */
  long claim(ActorSystem<?> system, String persistenceId);

  /**
   * Follows a persistence id on this node's own replica, in every state of the group, until the
   * answer is closed.
   */
  AutoCloseable follow(String persistenceId, Follower follower);

  /** How long ago this replica was last known to hold all that was agreed on. */
  Duration age();

  /** What this node knows of the quorum. */
  QuorumProof quorum();

  /** Told what this node's replica holds. Called in the replica's thread: to return at once. */
  interface Follower {
    /**
     * What comes now does not continue what came before; {@code past} covers up to {@code index}.
     */
    void startOver(Past past, long index);

    void onEvents(long index, List<StoredEvent> events);

    /** Nothing new up to here. */
    void onIndex(long index);
  }

  /** What was written so far; to be read in a thread of one's own, once. */
  interface Past {
    /** The newest snapshot, if there is one; then only the events after it are needed. */
    Optional<StoredSnapshot> snapshot() throws IOException;

    /** The events after this number, in order. */
    void events(long afterSequenceNr, Consumer<StoredEvent> consumer) throws IOException;
  }

  /**
   * @param name of the event's form, with its version
   * @param bytes as the event's serializer wrote them
   */
  @SuppressWarnings("ArrayRecordComponent")
  record StoredEvent(long sequenceNr, String name, byte[] bytes) {}

  /**
   * @param name of the snapshot's form, with its version
   */
  record StoredSnapshot(long sequenceNr, String name, InputStream bytes) {}
}
