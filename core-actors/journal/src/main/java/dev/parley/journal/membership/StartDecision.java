package dev.parley.journal.membership;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a master's replica starts. */
public sealed interface StartDecision {

  /**
   * Found a new group of generation 0 with these voters, under the founder's peer id. Write the
   * identity first.
   *
   * @param peers with their addresses
   */
  record Found(Map<PeerId, String> peers) implements StartDecision {
    public Found {
      peers = Collections.unmodifiableMap(new TreeMap<>(peers));
    }
  }

  /**
   * Start the replica as it is.
   *
   * @param movedTo its address, if the group has another one for it and has to be told
   * @param warning a sentence for the log and for /health: the replica will not find a majority
   */
  record Resume(ReplicaIdentity identity, Optional<String> movedTo, Optional<String> warning)
      implements StartDecision {}

  /**
   * Join as a listener, to be promoted in the place of {@code replaces}. Write the identity first;
   * without the leader's consent, ask and decide again.
   *
   * @param peers the voters of now, with their addresses
   * @param via the master that leads
   * @param replaces what the group still has of this master's; may be empty
   */
  record Join(
      PeerId peerId, long generation, Map<PeerId, String> peers, String via, List<PeerId> replaces)
      implements StartDecision {
    public Join {
      peers = Collections.unmodifiableMap(new TreeMap<>(peers));
      replaces = List.copyOf(replaces);
    }
  }

  /**
   * Found a group alone and restore the backup into it. What the replica's storage holds comes from
   * an attempt that was not finished; delete it first.
   */
  record FoundFromBackup(ReplicaIdentity identity, String file) implements StartDecision {}

  /**
   * Ask again in a while.
   *
   * @param why a sentence that names whom this waits for
   */
  record Wait(String why) implements StartDecision {}

  /**
   * Do not start.
   *
   * @param why a sentence that ends with the way out
   */
  record Refuse(String why) implements StartDecision {}
}
