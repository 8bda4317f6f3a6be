package dev.parley.journal.membership;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The group as one replica knows it. Only the leader's is sure to be up to date.
 *
 * @param peerId the replica's own
 * @param leader the leader that the replica has heard from lately, itself if it leads with a
 *     majority; empty if there is none
 * @param last the end of its log
 * @param voters with their addresses
 * @param listeners with their addresses
 * @param members who may be a replica, as the group agreed: names with addresses
 * @param untouched the replica was founded, and its disk shows that nothing was ever written to its
 *     log. Not to be guessed: on the word of all others that they have nothing, an empty master
 *     founds
 */
public record GroupSight(
    PeerId peerId,
    long generation,
    Optional<PeerId> leader,
    LogPosition last,
    Map<PeerId, String> voters,
    Map<PeerId, String> listeners,
    Map<String, String> members,
    boolean untouched) {
  public GroupSight {
    voters = Collections.unmodifiableMap(new TreeMap<>(voters));
    listeners = Collections.unmodifiableMap(new TreeMap<>(listeners));
    members = Collections.unmodifiableMap(new TreeMap<>(members));
  }

  /** Of a replica that is not known to be untouched. */
  public GroupSight(
      PeerId peerId,
      long generation,
      Optional<PeerId> leader,
      LogPosition last,
      Map<PeerId, String> voters,
      Map<PeerId, String> listeners,
      Map<String, String> members) {
    this(peerId, generation, leader, last, voters, listeners, members, false);
  }

  public GroupSight withUntouched(boolean value) {
    return new GroupSight(peerId, generation, leader, last, voters, listeners, members, value);
  }

  boolean leads() {
    return leader.equals(Optional.of(peerId));
  }

  /** Whether the replica was founded, and nothing else has happened in its group that it knows. */
  boolean justFounded() {
    return untouched
        && generation == 0
        && leader.isEmpty()
        && last.index() < 0
        && voters.containsKey(peerId);
  }

  /** The replicas of this master, whether they vote or not. */
  List<PeerId> replicasOf(String master) {
    return Stream.concat(voters.keySet().stream(), listeners.keySet().stream())
        .filter(peer -> peer.master().equals(master))
        .sorted()
        .toList();
  }

  boolean knows(String master) {
    return members.containsKey(master) || !replicasOf(master).isEmpty();
  }

  /** Whether this replica is in the group, voting or not. */
  public boolean contains(PeerId peer) {
    return addressOf(peer).isPresent();
  }

  Optional<String> addressOf(PeerId peer) {
    return Optional.ofNullable(voters.get(peer)).or(() -> Optional.ofNullable(listeners.get(peer)));
  }

  Set<String> votingMasters() {
    Set<String> names = new TreeSet<>();
    voters.keySet().forEach(peer -> names.add(peer.master()));
    return names;
  }
}
