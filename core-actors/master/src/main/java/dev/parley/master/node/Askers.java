package dev.parley.master.node;

import akka.actor.typed.ActorRef;
import dev.parley.protocol.link.LeaderSearch;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who asked a front desk lately who leads: links ask again and again, and a link that is not
 * remembered any more is gone, or asks again. Soft state of one actor; not thread-safe.
 */
final class Askers {
  private Set<ActorRef<LeaderSearch.Answer>> lately = new HashSet<>();
  private Set<ActorRef<LeaderSearch.Answer>> before = new HashSet<>();
  private final Set<ActorRef<LeaderSearch.Answer>> toBeTold = new LinkedHashSet<>();

  void asked(ActorRef<LeaderSearch.Answer> asker) {
    lately.add(asker);
  }

  /** Forgets who has not asked since the last but one call. */
  void timePasses() {
    before = lately;
    lately = new HashSet<>();
  }

  /** There is news for all of them. */
  void tellAll() {
    toBeTold.addAll(before);
    toBeTold.addAll(lately);
  }

  /** Takes the next ones that are to be told. */
  List<ActorRef<LeaderSearch.Answer>> next(int most) {
    List<ActorRef<LeaderSearch.Answer>> next = toBeTold.stream().limit(most).toList();
    next.forEach(toBeTold::remove);
    return next;
  }

  boolean anyLeft() {
    return !toBeTold.isEmpty();
  }
}
