package dev.parley.journal.akka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots that wait for their upload: each persistence id in turn, and of each only the newest.
 * Not thread-safe.
 */
final class UploadQueue {
  private final Map<String, Deque<HandedOver>> waiting = new LinkedHashMap<>();
  private final int maxOfOneId;

  UploadQueue(int maxOfOneId) {
    this.maxOfOneId = maxOfOneId;
  }

  /** In the place of the oldest of its persistence id, if too many wait. */
  void add(HandedOver snapshot) {
    Deque<HandedOver> own =
        waiting.computeIfAbsent(snapshot.persistenceId(), id -> new ArrayDeque<>());
    if (own.size() == maxOfOneId) {
      snapshot.waiting().addAll(own.remove().waiting());
    }
    own.add(snapshot);
  }

  /** The one of this persistence id that will be uploaded last, if any. */
  @Nullable HandedOver newest(String persistenceId) {
    Deque<HandedOver> own = waiting.get(persistenceId);
    return own == null ? null : own.peekLast();
  }

  /** Takes the next one out. */
  @Nullable HandedOver next() {
    if (waiting.isEmpty()) {
      return null;
    }
    Deque<HandedOver> own = waiting.remove(waiting.keySet().iterator().next());
    HandedOver next = own.remove();
    if (!own.isEmpty()) {
      waiting.put(next.persistenceId(), own);
    }
    return next;
  }

  /** Takes all out. */
  List<HandedOver> all() {
    List<HandedOver> all = new ArrayList<>();
    waiting.values().forEach(all::addAll);
    waiting.clear();
    return all;
  }
}
