package dev.parley.journal.raft;

import static dev.parley.journal.raft.GroupView.with;
import static dev.parley.journal.raft.GroupView.without;

import dev.parley.journal.raft.GroupStep.Done;
import dev.parley.journal.raft.GroupStep.SetMembers;
import dev.parley.journal.raft.GroupStep.Transfer;
import dev.parley.journal.raft.GroupStep.Wait;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the group's members shall be. Asked again after each step, with what they are then, so that
 * it does not matter whether a step that was tried has happened. Pure functions.
 */
sealed interface GroupGoal {
  /** A replica this many entries behind may vote; it goes on catching up while it does. */
  long CLOSE = 1000;

  /**
   * @throws GroupChangeException if the goal cannot be reached from there
   */
  GroupStep next(GroupView now);

  /** Who is to be asked what it takes itself for. */
  default Optional<String> concerns() {
    return Optional.empty();
  }

  record AddListener(String peer, String address) implements GroupGoal {
    @Override
    public GroupStep next(GroupView now) {
      return now.contains(peer)
          ? new Done()
          : new SetMembers(now.voters(), with(now.listeners(), peer, address));
    }
  }

  /**
   * A voter that does not know it yet votes for nobody, so that the group could be left without a
   * leader: it must be up, and know what it is, before the change and after it. And it must be in
   * touch with the leader: in a small group the leader steps down at once if a majority is not that
   * it only has with the new one, which then never hears of the change.
   */
  record Promote(String peer, List<String> replaces) implements GroupGoal {
    @Override
    public Optional<String> concerns() {
      return Optional.of(peer);
    }

    @Override
    public GroupStep next(GroupView now) {
      if (now.voters().containsKey(peer)) {
        if (now.role(peer) == ReplicaRole.NONE || now.role(peer) == ReplicaRole.LISTENER) {
          return new Wait(peer + " does not know yet that it votes");
        }
        return replaces.stream().noneMatch(now::contains) ? new Done() : dropReplaced(now);
      }
      if (!now.listeners().containsKey(peer)) {
        throw new GroupChangeException(peer + " is not a listener of the group");
      }
      if (now.role(peer) != ReplicaRole.LISTENER) {
        return new Wait(peer + " has not started as a listener yet");
      }
      if (!now.inTouch().contains(peer)) {
        return new Wait(peer + " has not answered the leader lately");
      }
      if (now.lag(peer) > CLOSE) {
        return new Wait(peer + " is still " + now.lag(peer) + " entries behind");
      }
      Map<String, String> listeners = without(now.listeners(), List.of(peer));
      String address = Objects.requireNonNull(now.listeners().get(peer));
      Map<String, String> staying = without(now.voters(), replaces);
      if (staying.size() < 2) {
        // Raft's safety: a majority of the voters must stay, so the old ones go with a second step.
        return new SetMembers(with(now.voters(), peer, address), listeners);
      }
      if (replaces.contains(now.leader())) {
        return new Transfer(closest(now, staying.keySet()));
      }
      return new SetMembers(with(staying, peer, address), without(listeners, replaces));
    }

    private GroupStep dropReplaced(GroupView now) {
      if (replaces.contains(now.leader())) {
        return new Transfer(closest(now, without(now.voters(), replaces).keySet()));
      }
      return new SetMembers(without(now.voters(), replaces), without(now.listeners(), replaces));
    }
  }

  record Remove(String peer) implements GroupGoal {
    @Override
    public GroupStep next(GroupView now) {
      if (!now.contains(peer)) {
        return new Done();
      }
      Map<String, String> staying = without(now.voters(), List.of(peer));
      if (staying.isEmpty()) {
        throw new GroupChangeException(peer + " is the only one that votes; it cannot be removed");
      }
      if (peer.equals(now.leader())) {
        return new Transfer(closest(now, staying.keySet()));
      }
      return new SetMembers(staying, without(now.listeners(), List.of(peer)));
    }
  }

  record Lead(String peer) implements GroupGoal {
    @Override
    public GroupStep next(GroupView now) {
      if (peer.equals(now.leader())) {
        return new Done();
      }
      if (!now.voters().containsKey(peer)) {
        throw new GroupChangeException(peer + " does not vote in the group; it cannot lead");
      }
      return new Transfer(peer);
    }
  }

  private static String closest(GroupView now, Collection<String> peers) {
    return peers.stream().min(Comparator.<String>comparingLong(now::lag)).orElseThrow();
  }
}
