package dev.parley.cli.nodes.group;

import akka.actor.setup.Setup;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import dev.parley.journal.akka.JournalSetup;
import dev.parley.journal.akka.RaftJournalExtension;
import dev.parley.journal.akka.RaftPersistenceConfig;
import dev.parley.journal.group.EventFollower;
import dev.parley.journal.keeper.ReplicaKeeper;
import dev.parley.journal.raft.ReplicaStatus;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.store.StoreReader;
import dev.parley.master.log.QuorumProof;
import dev.parley.master.log.RegistryLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The replicated journal as the master's log. */
final class ReplicatedLog implements RegistryLog {
  private final ReplicaKeeper keeper;
  private final Freshness freshness;

  ReplicatedLog(ReplicaKeeper keeper) {
    this.keeper = keeper;
    this.freshness = new Freshness(keeper);
  }

  @Override
  public Config persistence() {
    return RaftPersistenceConfig.config();
  }

  @Override
  public List<Setup> setups() {
    return List.of(new JournalSetup(keeper.group()));
  }

  @Override
  public long claim(ActorSystem<?> system, String persistenceId) {
    return RaftJournalExtension.get(system).claimOf(persistenceId);
  }

  @Override
  public AutoCloseable follow(String persistenceId, Follower follower) {
    return keeper.group().follow(persistenceId, new Translation(persistenceId, follower));
  }

  @Override
  public Duration age() {
    return freshness.age();
  }

  @Override
  public QuorumProof quorum() {
    return () ->
        Optional.of(keeper.sinceQuorum()).filter(age -> age.compareTo(ReplicaStatus.NEVER) < 0);
  }

  /** From the journal's words into the master's. */
  private record Translation(String persistenceId, Follower follower) implements EventFollower {
    @Override
    public void startOver(StoreReader reader, long index) {
      follower.startOver(new StoredPast(reader, persistenceId), index);
    }

    @Override
    public void onEvents(long index, List<EventRecord> events) {
      follower.onEvents(index, events.stream().flatMap(Translation::read).toList());
    }

    @Override
    public void onIndex(long index) {
      follower.onIndex(index);
    }

    private static Stream<StoredEvent> read(EventRecord event) {
      return StoredPast.read(event).stream();
    }
  }

  static Optional<StoredEvent> read(EventRecord event) {
    return StoredPast.read(event);
  }
}
