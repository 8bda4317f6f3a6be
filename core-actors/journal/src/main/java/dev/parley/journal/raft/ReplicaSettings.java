package dev.parley.journal.raft;

import dev.parley.journal.store.StoreLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What one replica needs to know.
 *
 * @param folder below which it keeps everything
 * @param group that it belongs to; a replica talks to none of another group
 * @param peerId its own name in the group, never given to another replica
 * @param bindHost on which it listens
 * @param bindPort on which it listens
 * @param address {@code host:port} at which the others reach it
 * @param initialPeers of a new group: peer ids with addresses, itself among them; empty for a
 *     replica that joins a group later. Of no effect once the log names the members.
 */
public record ReplicaSettings(
    Path folder,
    UUID group,
    String peerId,
    String bindHost,
    int bindPort,
    String address,
    Map<String, String> initialPeers,
    ReplicaTimings timings,
    ReplicaLimits limits,
    StoreLimits store) {

  public ReplicaSettings {
    Objects.requireNonNull(group);
    initialPeers = Map.copyOf(initialPeers);
    if (!initialPeers.isEmpty() && !initialPeers.containsKey(peerId)) {
      throw new IllegalArgumentException(
          String.format("%s is not one of the group's peers %s", peerId, initialPeers.keySet()));
    }
  }

  /** With the usual timings and limits, listening on the address that the others are told. */
  public static ReplicaSettings of(
      Path folder, UUID group, String peerId, String address, Map<String, String> initialPeers) {
    int colon = address.lastIndexOf(':');
    return new ReplicaSettings(
        folder,
        group,
        peerId,
        address.substring(0, colon),
        Integer.parseInt(address.substring(colon + 1)),
        address,
        initialPeers,
        ReplicaTimings.DEFAULT,
        ReplicaLimits.DEFAULT,
        StoreLimits.DEFAULT);
  }

  public ReplicaSettings withBind(String host, int port) {
    return new ReplicaSettings(
        folder, group, peerId, host, port, address, initialPeers, timings, limits, store);
  }

  public ReplicaSettings withTimings(ReplicaTimings changed) {
    return new ReplicaSettings(
        folder, group, peerId, bindHost, bindPort, address, initialPeers, changed, limits, store);
  }

  public ReplicaSettings withLimits(ReplicaLimits changed) {
    return new ReplicaSettings(
        folder, group, peerId, bindHost, bindPort, address, initialPeers, timings, changed, store);
  }

  public ReplicaSettings withStore(StoreLimits changed) {
    return new ReplicaSettings(
        folder, group, peerId, bindHost, bindPort, address, initialPeers, timings, limits, changed);
  }

  /** Where the log, the store and the metadata of this group are. */
  Path groupFolder() {
    return folder.resolve(group.toString());
  }
}
