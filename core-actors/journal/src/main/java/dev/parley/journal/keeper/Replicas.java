package dev.parley.journal.keeper;

import dev.parley.journal.membership.ReplicaFiles;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.offline.DamagedLogException;
import dev.parley.journal.offline.LogCheck;
import dev.parley.journal.raft.JournalReplica;
import dev.parley.journal.raft.ReplicaDamagedException;
import dev.parley.journal.raft.ReplicaSettings;
import dev.parley.journal.store.StoreLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** How a replica is started. */
final class Replicas {
  private Replicas() {}

  static JournalReplica start(KeeperSettings settings, ReplicaIdentity identity) {
    return JournalReplica.start(
        new ReplicaSettings(
            ReplicaFiles.all(settings.folder()),
            identity.groupId(),
            identity.peerId().value(),
            settings.bindHost(),
            settings.bindPort(),
            settings.address(),
            initialPeers(settings, identity),
            settings.timings(),
            settings.limits(),
            StoreLimits.DEFAULT),
        groupFolder -> check(settings.folder(), groupFolder));
  }

  private static Map<String, String> initialPeers(
      KeeperSettings settings, ReplicaIdentity identity) {
    Map<String, String> peers = new TreeMap<>();
    identity.firstPeers().forEach((peer, address) -> peers.put(peer.value(), address));
    // A single master may have moved to another address since.
    peers.computeIfPresent(identity.peerId().value(), (peer, was) -> settings.address());
    return peers;
  }

  private static void check(Path journal, Path groupFolder) throws IOException {
    try {
      LogCheck.check(journal, groupFolder.resolve("current"), entry -> {});
    } catch (DamagedLogException e) {
      throw new ReplicaDamagedException(String.valueOf(e.getMessage()), e);
    }
  }
}
