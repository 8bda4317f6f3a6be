package dev.parley.journal.membership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Masters for tests of how they start: what they are configured with, find, and say. */
final class Masters {
  static final String CLUSTER = "c";

  private Masters() {}

  static String address(String master) {
    return master + ".example:2552";
  }

  static Map<String, String> list(String... names) {
    Map<String, String> masters = new TreeMap<>();
    Arrays.stream(names).forEach(name -> masters.put(name, address(name)));
    return masters;
  }

  static Map<PeerId, String> peers(String... ids) {
    Map<PeerId, String> peers = new TreeMap<>();
    for (String id : ids) {
      PeerId peer = new PeerId(id);
      peers.put(peer, address(peer.master()));
    }
    return peers;
  }

  static OwnData data(String peerId, long generation) {
    return data(peerId, generation, Optional.empty(), "m1", "m2", "m3");
  }

  static OwnData data(
      String peerId, long generation, Optional<String> restoreFrom, String... first) {
    PeerId peer = new PeerId(peerId);
    return new OwnData.Known(
        new ReplicaIdentity(
            CLUSTER, peer.master(), peer, generation, Instant.EPOCH, peers(first), restoreFrom),
        Optional.empty());
  }

  static RollCallAnswer empty(String name, String... configured) {
    return new RollCallAnswer(CLUSTER, name, list(configured), Optional.empty());
  }

  /** What a replica says; it begins in a group of m1, m2 and m3 with a log and without a leader. */
  static Replica replica(String peerId) {
    return new Replica(peerId);
  }

  static Map<String, RollCallAnswer> answers(Object... all) {
    Map<String, RollCallAnswer> answers = new TreeMap<>();
    for (Object one : all) {
      RollCallAnswer answer =
          one instanceof Replica replica ? replica.answer() : (RollCallAnswer) one;
      answers.put(answer.name(), answer);
    }
    return answers;
  }

  static final class Replica {
    private final PeerId id;
    private long generation;
    private Optional<PeerId> leader = Optional.empty();
    private LogPosition last = new LogPosition(2, 10);
    private Map<PeerId, String> voters = peers("m1", "m2", "m3");
    private Map<PeerId, String> listeners = Map.of();
    private Map<String, String> members = list("m1", "m2", "m3");
    private boolean untouched;

    private Replica(String id) {
      this.id = new PeerId(id);
    }

    Replica generation(long number) {
      generation = number;
      return this;
    }

    Replica ledBy(String peerId) {
      leader = Optional.of(new PeerId(peerId));
      return this;
    }

    Replica last(long term, long index) {
      last = new LogPosition(term, index);
      return this;
    }

    Replica justFounded() {
      last = LogPosition.NONE;
      members = Map.of();
      untouched = true;
      return this;
    }

    /** It has not read its log yet, or has only heard of no commit. */
    Replica beforeItsLogIsRead() {
      last = LogPosition.NONE;
      members = Map.of();
      return this;
    }

    Replica voters(String... ids) {
      voters = peers(ids);
      return this;
    }

    Replica voterAt(String peerId, String address) {
      voters = new TreeMap<>(voters);
      voters.put(new PeerId(peerId), address);
      return this;
    }

    Replica listeners(String... ids) {
      listeners = peers(ids);
      return this;
    }

    Replica members(String... names) {
      members = list(names);
      return this;
    }

    /** The group has given this place to the master. */
    Replica memberAt(String name, String address) {
      members = new TreeMap<>(members);
      members.put(name, address);
      return this;
    }

    GroupSight sight() {
      return new GroupSight(id, generation, leader, last, voters, listeners, members, untouched);
    }

    RollCallAnswer answer() {
      List<String> names = new ArrayList<>(sight().votingMasters());
      return new RollCallAnswer(
          CLUSTER, id.master(), list(names.toArray(String[]::new)), Optional.of(sight()));
    }
  }
}
