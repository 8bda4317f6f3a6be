package dev.parley.cli.nodes.group;

import akka.actor.setup.Setup;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import dev.parley.journal.akka.JournalSetup;
import dev.parley.journal.akka.RaftJournalExtension;
import dev.parley.journal.akka.RaftPersistenceConfig;
import dev.parley.journal.akka.StandbyState;
import dev.parley.journal.group.EventFollower;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.store.StoreReader;
import dev.parley.master.log.QuorumProof;
import dev.parley.master.log.RegistryLog;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The replicated journal as the master's log. */
public final class ReplicatedLog implements RegistryLog {
  private final JournalGroup group;
  private final Supplier<Duration> age;
  private final QuorumProof quorum;

  /**
   * @param age how long ago this node's replica was last known to hold all that was agreed on
   */
  public ReplicatedLog(JournalGroup group, Supplier<Duration> age, QuorumProof quorum) {
    this.group = group;
    this.age = age;
    this.quorum = quorum;
  }

  @Override
  public Config persistence() {
    return RaftPersistenceConfig.config();
  }

  @Override
  public List<Setup> setups(String persistenceId, Standby standby) {
    return List.of(
        new JournalSetup(
            group,
            id ->
                id.equals(persistenceId)
                    ? standby.catchUp().thenApply(known -> known.map(ReplicatedLog::known))
                    : StandbyState.unknown()));
  }

  private static StandbyState known(Standby.Known known) {
    return new StandbyState(known.sequenceNr(), known.state());
  }

  @Override
  public long claim(ActorSystem<?> system, String persistenceId) {
    return RaftJournalExtension.get(system).claimOf(persistenceId);
  }

  @Override
  public AutoCloseable follow(String persistenceId, Follower follower) {
    return group.follow(persistenceId, new Translation(persistenceId, follower));
  }

  @Override
  public Duration age() {
    return age.get();
  }

  @Override
  public QuorumProof quorum() {
    return quorum;
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
}
