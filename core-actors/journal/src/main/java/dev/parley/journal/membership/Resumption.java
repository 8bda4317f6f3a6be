package dev.parley.journal.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a master starts that has a replica. */
final class Resumption {
  private final Candidate me;
  private final ReplicaIdentity identity;
  private final Optional<GroupSight> mine;
  private final Map<String, RollCallAnswer> answers;

  Resumption(Candidate me, OwnData.Known own, Map<String, RollCallAnswer> answers) {
    this.me = me;
    this.identity = own.identity();
    this.mine = own.sight();
    this.answers = answers;
  }

  StartDecision decide() {
    List<GroupSight> own = new ArrayList<>();
    List<GroupSight> newer = new ArrayList<>();
    for (RollCallAnswer answer : answers.values()) {
      answer
          .group()
          .filter(sight -> sight.generation() >= identity.generation())
          .ifPresent(
              sight -> (sight.generation() > identity.generation() ? newer : own).add(sight));
    }
    boolean led = own.stream().anyMatch(sight -> sight.leader().isPresent());
    // Without a leader, this replica might be the one that makes a majority of the older group:
    // then two groups would believe that they are the cluster's.
    if (!newer.isEmpty() && !led) {
      return new StartDecision.Refuse(ofOlderGeneration(newer));
    }
    if (identity.restoreFrom().isPresent()) {
      return fromBackup(identity.restoreFrom().get(), own);
    }
    Optional<GroupSight> leader =
        own.stream().filter(GroupSight::leads).max(Comparator.comparing(GroupSight::last));
    if (leader.isPresent() && leader.get().addressOf(identity.peerId()).isEmpty()) {
      return unknownTo(leader.get());
    }
    return new StartDecision.Resume(identity, moved(leader), warning(own, newer, led));
  }

  private StartDecision fromBackup(String file, List<GroupSight> sameGeneration) {
    if (sameGeneration.isEmpty()) {
      return new StartDecision.FoundFromBackup(identity, file);
    }
    return new StartDecision.Refuse(
        String.format(
            "This master, %s, is to found generation %d of the group from the backup %s, but %s did so"
                + " already: move this master's journal folder away and start it again, and it"
                + " joins.",
            me.name(),
            identity.generation(),
            file,
            Names.all(sameGeneration.stream().map(sight -> sight.peerId().master()).toList())));
  }

  private String ofOlderGeneration(List<GroupSight> newer) {
    GroupSight one = Generations.newest(newer).get(0);
    return String.format(
        "The data of this master, %s, is of generation %d of the group, but %s has generation %d: the"
            + " group was recovered or restored without it. Move its journal's folder away and start"
            + " it again: it then gets the newer data.",
        me.name(), identity.generation(), one.peerId().master(), one.generation());
  }

  /** The leader does not count this replica: it is to be taken in still, or not any more. */
  private StartDecision unknownTo(GroupSight leader) {
    boolean wasIn = mine.filter(sight -> sight.last().index() >= 0).isPresent();
    if (!identity.founder()
        && (leader.members().isEmpty()
            || Departure.hasPlace(leader, me)
            || (leader.members().containsKey(me.name()) && !wasIn))) {
      List<PeerId> replaces = leader.replicasOf(me.name());
      return new StartDecision.Join(
          identity.peerId(),
          identity.generation(),
          leader.voters(),
          leader.peerId().master(),
          replaces);
    }
    return new StartDecision.Refuse(Departure.sentence(leader, me, identity.peerId()));
  }

  private Optional<String> moved(Optional<GroupSight> leader) {
    Optional<String> address = Optional.ofNullable(me.configured().get(me.name()));
    return leader
        .flatMap(sight -> sight.addressOf(identity.peerId()))
        .filter(known -> !Optional.of(known).equals(address))
        .flatMap(known -> address);
  }

  private Optional<String> warning(List<GroupSight> own, List<GroupSight> newer, boolean led) {
    if (!newer.isEmpty()) {
      return Optional.of(
          String.format(
              "The group has a leader in generation %d, but %s has generation %d, recovered or"
                  + " restored from older data: move its journal's folder away.",
              identity.generation(),
              Names.all(newer.stream().map(sight -> sight.peerId().master()).toList()),
              Generations.newest(newer).get(0).generation()));
    }
    List<GroupSight> sights = new ArrayList<>(own);
    mine.ifPresent(sights::add);
    if (led || sights.isEmpty()) {
      return Optional.empty();
    }
    VoterLoss loss = VoterLoss.of(sights, me.name(), Optional.of(identity.peerId()), answers);
    return loss.majorityLost() ? Optional.of(loss.sentence()) : Optional.empty();
  }
}
