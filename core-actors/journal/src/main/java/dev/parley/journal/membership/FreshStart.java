package dev.parley.journal.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How a master starts that has no data: found a group, or join the one that exists. */
final class FreshStart {
  private final Candidate me;
  private final Map<String, RollCallAnswer> answers;
  private final int random;

  FreshStart(Candidate me, Map<String, RollCallAnswer> answers, int random) {
    this.me = me;
    this.answers = answers;
    this.random = random;
  }

  StartDecision decide() {
    Optional<StartDecision> contradiction = Contradictions.among(me, answers);
    if (contradiction.isPresent()) {
      return contradiction.get();
    }
    List<GroupSight> sights = Generations.newest(withHistory());
    return sights.isEmpty() ? found() : join(sights);
  }

  /**
   * A group that was founded a moment ago, by the masters that are configured here, and has not
   * done anything yet does not count: its founder saw this master empty, and waits for it.
   */
  private List<GroupSight> withHistory() {
    List<GroupSight> sights = new ArrayList<>();
    for (RollCallAnswer answer : answers.values()) {
      answer
          .group()
          .filter(
              sight ->
                  !sight.justFounded() || !sight.votingMasters().equals(me.configured().keySet()))
          .ifPresent(sights::add);
    }
    return sights;
  }

  private StartDecision found() {
    Optional<StartDecision> differing = Contradictions.inLists(me, answers);
    if (differing.isPresent()) {
      return differing.get();
    }
    Set<String> missing = missing();
    if (!missing.isEmpty()) {
      Set<String> empty = new TreeSet<>(me.configured().keySet());
      empty.removeAll(missing);
      return new StartDecision.Wait(
          String.format(
              "Waits for %s, who %s not answered: a new group is founded only when every configured"
                  + " master says that it has no data, as %s %s.",
              Names.withAddresses(missing, me.configured()),
              Names.have(missing),
              Names.all(empty),
              empty.size() == 1 ? "does" : "do"));
    }
    Map<PeerId, String> peers = new TreeMap<>();
    me.configured().forEach((name, address) -> peers.put(PeerId.founder(name), address));
    return new StartDecision.Found(peers);
  }

  private StartDecision join(List<GroupSight> sights) {
    Optional<GroupSight> leader = sights.stream().filter(GroupSight::leads).max(BY_LOG);
    Optional<GroupSight> led =
        sights.stream().filter(sight -> sight.leader().isPresent()).max(BY_LOG);
    if (leader.isEmpty() && led.isEmpty()) {
      return withoutLeader(sights);
    }
    GroupSight sight = leader.orElseGet(led::get);
    PeerId leading = sight.leader().orElseThrow();
    if (sight.knows(me.name())) {
      return new StartDecision.Join(
          PeerId.newcomer(me.name(), random),
          sight.generation(),
          sight.voters(),
          leading.master(),
          sight.replicasOf(me.name()));
    }
    if (leader.isPresent() && !sight.members().isEmpty()) {
      return new StartDecision.Refuse(
          String.format(
              "The group of %s does not know a master %s: if it is to be one of them, run `parley"
                  + " masters add %s@HOST:PORT` on a master that runs; if not, correct the configuration.",
              Names.all(sight.votingMasters()), me.name(), me.name()));
    }
    // A follower may not have heard yet that this master was added; and a group that was founded
    // a moment ago, or is being restored, has not said yet who may be in it.
    return new StartDecision.Wait(
        String.format(
            "Waits for the word of %s, who leads the group, on who may be in it: %s does not know this"
                + " master, %s.",
            leading.master(), sight.peerId().master(), me.name()));
  }

  private StartDecision withoutLeader(List<GroupSight> sights) {
    VoterLoss loss = VoterLoss.of(sights, me.name(), Optional.empty(), answers);
    if (loss.majorityLost()) {
      return new StartDecision.Refuse(loss.sentence());
    }
    Set<String> awaited = new TreeSet<>(missing());
    loss.sight().votingMasters().stream()
        .filter(name -> !me.configured().containsKey(name))
        .forEach(awaited::add);
    Set<String> witnesses = new HashSet<>();
    sights.forEach(sight -> witnesses.add(sight.peerId().master()));
    Map<String, String> addresses = new TreeMap<>(loss.sight().members());
    loss.sight().voters().forEach((peer, address) -> addresses.put(peer.master(), address));
    addresses.putAll(me.configured());
    return new StartDecision.Wait(
        String.format(
            "Waits for %s: this master has no data, and the group that %s %s of has no leader that"
                + " could take it in.",
            awaited.isEmpty()
                ? Names.all(witnesses) + " to elect a leader"
                : Names.withAddresses(awaited, addresses)
                    + ", who "
                    + Names.have(awaited)
                    + " not answered",
            Names.all(witnesses),
            witnesses.size() == 1 ? "is part" : "are part"));
  }

  private Set<String> missing() {
    Set<String> missing = new TreeSet<>(me.configured().keySet());
    missing.removeAll(answers.keySet());
    missing.remove(me.name());
    return missing;
  }

  private static final Comparator<GroupSight> BY_LOG = Comparator.comparing(GroupSight::last);
}
