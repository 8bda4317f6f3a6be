package dev.parley.journal.raft;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The members of the group as its leader has them, by peer id.
 *
 * @param voters with their addresses
 * @param listeners with their addresses
 * @param lags how many committed entries each one lacks
 * @param inTouch who has answered the leader within the shortest time to an election
 * @param roles what those say of themselves that were asked
 */
public record GroupView(
    String leader,
    Map<String, String> voters,
    Map<String, String> listeners,
    Map<String, Long> lags,
    Set<String> inTouch,
    Map<String, ReplicaRole> roles) {

  public GroupView {
    voters = Map.copyOf(voters);
    listeners = Map.copyOf(listeners);
    lags = Map.copyOf(lags);
    inTouch = Set.copyOf(inTouch);
    roles = Map.copyOf(roles);
  }

  boolean contains(String peer) {
    return voters.containsKey(peer) || listeners.containsKey(peer);
  }

  ReplicaRole role(String peer) {
    return roles.getOrDefault(peer, ReplicaRole.NONE);
  }

  GroupView withRole(String peer, ReplicaRole role) {
    return new GroupView(leader, voters, listeners, lags, inTouch, Map.of(peer, role));
  }

  long lag(String peer) {
    return lags.getOrDefault(peer, Long.MAX_VALUE);
  }

  static Map<String, String> with(Map<String, String> peers, String peer, String address) {
    Map<String, String> all = new TreeMap<>(peers);
    all.put(peer, address);
    return all;
  }

  static Map<String, String> without(Map<String, String> peers, Iterable<String> gone) {
    Map<String, String> all = new TreeMap<>(peers);
    gone.forEach(all::remove);
    return all;
  }
}
