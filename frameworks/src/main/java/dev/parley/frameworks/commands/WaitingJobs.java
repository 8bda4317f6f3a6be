package dev.parley.frameworks.commands;

import dev.parley.model.resources.Resources;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs that wait for an offer. Those that want the same are kept together, so that finding one
 * that fits costs as much as there are different wants, not as there are jobs. Mutable, owned by
 * one thread.
 */
final class WaitingJobs {
  private static final Comparator<PendingJob> BY_NUMBER =
      Comparator.comparingLong(pending -> pending.job().number());

  private final Map<Resources, Deque<PendingJob>> byWant = new LinkedHashMap<>();

  /**
   * @return whether no other job wants the same, so that offers that were no good may be now
   */
  boolean add(PendingJob pending) {
    Deque<PendingJob> like = like(pending);
    like.addLast(pending);
    return like.size() == 1;
  }

  /** The same, before those that want the same. */
  boolean addFirst(PendingJob pending) {
    Deque<PendingJob> like = like(pending);
    like.addFirst(pending);
    return like.size() == 1;
  }

  boolean isEmpty() {
    return byWant.isEmpty();
  }

  /** The one with the lowest number. */
  Optional<PendingJob> first() {
    return byWant.values().stream().map(Deque::getFirst).min(BY_NUMBER);
  }

  /** Takes the job with the lowest number of those that are first among their like and fit. */
  Optional<PendingJob> takeFitting(Resources room) {
    Optional<PendingJob> found =
        byWant.entrySet().stream()
            .filter(e -> room.contains(e.getKey()))
            .map(e -> e.getValue().getFirst())
            .min(BY_NUMBER);
    found.ifPresent(
        pending ->
            byWant.computeIfPresent(
                pending.job().resources(),
                (want, like) -> {
                  like.removeFirst();
                  return like.isEmpty() ? null : like;
                }));
    return found;
  }

  /** Takes all, by number. */
  List<PendingJob> takeAll() {
    List<PendingJob> all = new ArrayList<>();
    byWant.values().forEach(all::addAll);
    byWant.clear();
    all.sort(BY_NUMBER);
    return all;
  }

  private Deque<PendingJob> like(PendingJob pending) {
    return byWant.computeIfAbsent(pending.job().resources(), want -> new ArrayDeque<>());
  }
}
