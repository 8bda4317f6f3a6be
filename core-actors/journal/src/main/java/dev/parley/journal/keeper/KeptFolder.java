package dev.parley.journal.keeper;

import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.IdentityFile;
import dev.parley.journal.membership.LogPosition;
import dev.parley.journal.membership.OwnData;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.ReplicaFiles;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.offline.DamagedLogException;
import dev.parley.journal.offline.LogCheck;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of this node's replica: who it is, and what it holds. Thread-safe. */
final class KeptFolder {
  private static final Logger LOG = LoggerFactory.getLogger(KeptFolder.class);

  private final KeeperSettings settings;
  private final IdentityFile identities;
  private final OwnData found;

  /**
   * Reads what is there, with the end of the log, which says who remembers most.
   *
   * @throws IOException if it cannot be read
   */
  KeptFolder(KeeperSettings settings) throws IOException {
    this.settings = settings;
    this.identities = IdentityFile.in(settings.folder());
    this.found = look();
  }

  private OwnData look() throws IOException {
    OwnData data = identities.read(settings.cluster(), settings.name());
    if (!(data instanceof OwnData.Known known)) {
      return data;
    }
    ReplicaIdentity identity = known.identity();
    LogPosition last = LogPosition.NONE;
    try {
      last = LogCheck.check(settings.folder(), files(identity).log(), entry -> {}).last();
    } catch (DamagedLogException e) {
      // The replica's start says so, and stops there.
      LOG.debug("the log is damaged", e);
    }
    return new OwnData.Known(
        identity, Optional.of(Sights.before(identity, last, untouched(identity))));
  }

  /** What was there at the start of this node. */
  OwnData found() {
    return found;
  }

  /** What can be said of the group as long as the replica's server has never run. */
  GroupSight beforeStart(ReplicaIdentity identity) {
    return found instanceof OwnData.Known known
            && known.identity().peerId().equals(identity.peerId())
            && known.sight().isPresent()
        ? known.sight().get()
        : Sights.before(identity, LogPosition.NONE, untouched(identity));
  }

  /** Whether it is a founder's that nothing was ever written to. */
  boolean untouched(ReplicaIdentity identity) {
    try {
      return identity.founder() && identity.generation() == 0 && files(identity).untouched();
    } catch (IOException e) {
      return false;
    }
  }

  ReplicaFiles files(ReplicaIdentity identity) {
    return ReplicaFiles.of(settings.folder(), identity.groupId());
  }

  /** Makes this node's replica another one, durably. */
  ReplicaIdentity write(PeerId peer, long generation, Map<PeerId, String> peers)
      throws IOException {
    ReplicaIdentity identity =
        new ReplicaIdentity(
            settings.cluster(),
            settings.name(),
            peer,
            generation,
            Instant.now(),
            peers,
            Optional.empty());
    identities.write(identity);
    return identity;
  }

  void write(ReplicaIdentity identity) throws IOException {
    identities.write(identity);
  }
}
