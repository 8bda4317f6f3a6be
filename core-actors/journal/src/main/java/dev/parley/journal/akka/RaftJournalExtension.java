package dev.parley.journal.akka;

import akka.Done;
import akka.actor.AbstractExtensionId;
import akka.actor.ClassicActorSystemProvider;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.group.JournalGroup;
import java.util.concurrent.CompletionStage;

/**
 * What the journal and the snapshot store of one actor system share: the group, the claims of the
 * recoveries here, and the snapshots that are on their way. Thread-safe. It survives a restart of
 * the plug-ins' actors; it ends with the actor system, and snapshots on their way with it.
 */
public final class RaftJournalExtension implements Extension {
  private static final Id ID = new Id();

  private final JournalGroup group;
  private final StandbyState.Keeper standby;
  private final Claims claims = new Claims();
  private final SnapshotUploads uploads;

  private RaftJournalExtension(ExtendedActorSystem system) {
    JournalSetup setup =
        system
            .settings()
            .setup()
            .get(JournalSetup.class)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the actor system "
                            + system.name()
                            + " was made without a JournalSetup; its persistence needs one"));
    group = setup.group();
    standby = setup.standby();
    uploads = SnapshotUploads.of(system, group);
    system.registerOnTermination(uploads::close);
  }

  public static RaftJournalExtension get(ClassicActorSystemProvider system) {
    return ID.get(system);
  }

  /**
   * The claim that the latest recovery of this persistence id in this actor system was given; 0 if
   * there was none. It is greater than that of every recovery before it, anywhere.
   */
  public long claimOf(String persistenceId) {
    return claims.newest(persistenceId).map(Claimed::claim).orElse(0L);
  }

  /**
   * Completes when no snapshot of this persistence id that was saved here before this call is on
   * its way any more: the newest is durable on a majority. Fails if the newest was given up.
   */
  public CompletionStage<Done> durable(String persistenceId) {
    return uploads.settled(persistenceId);
  }

  JournalGroup group() {
    return group;
  }

  StandbyState.Keeper standby() {
    return standby;
  }

  Claims claims() {
    return claims;
  }

  SnapshotUploads uploads() {
    return uploads;
  }

  private static final class Id extends AbstractExtensionId<RaftJournalExtension> {
    @Override
    public RaftJournalExtension createExtension(ExtendedActorSystem system) {
      return new RaftJournalExtension(system);
    }
  }
}
