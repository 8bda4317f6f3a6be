package dev.parley.journal.akka;

import dev.parley.journal.command.JournalReply.Claimed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The claims that recoveries in one actor system were given, and which incarnation of a persistent
 * actor writes under which. Thread-safe. Soft: after a restart, recoveries claim anew.
 */
final class Claims {
  /**
   * Of one persistence id; one that is forgotten gets the newest claim, and its numbers are old.
   */
  private static final int REMEMBERED_WRITERS = 8;

  private final Map<String, Held> held = new HashMap<>();

  private static final class Held {
    private Claimed newest;
    private final Map<String, Long> writers = new LinkedHashMap<>();

    Held(Claimed newest) {
      this.newest = newest;
    }

    long claimOf(String writer) {
      long claim = writers.computeIfAbsent(writer, unknown -> newest.claim());
      if (writers.size() > REMEMBERED_WRITERS) {
        writers.remove(writers.keySet().iterator().next());
      }
      return claim;
    }
  }

  /** A recovery was given this claim. Answers of concurrent recoveries may arrive in any order. */
  synchronized void granted(String persistenceId, Claimed claimed) {
    Held here = held.computeIfAbsent(persistenceId, id -> new Held(claimed));
    if (claimed.claim() > here.newest.claim()) {
      here.newest = claimed;
    }
  }

  synchronized Optional<Claimed> newest(String persistenceId) {
    return Optional.ofNullable(held.get(persistenceId)).map(here -> here.newest);
  }

  /**
   * The claim that a writer writes under: the newest when it writes for the first time, and that
   * one ever after, so that a writer is refused once another one has recovered. Empty if nobody has
   * recovered this persistence id here.
   */
  synchronized Optional<Long> claimOf(String persistenceId, String writer) {
    return Optional.ofNullable(held.get(persistenceId)).map(here -> here.claimOf(writer));
  }
}
