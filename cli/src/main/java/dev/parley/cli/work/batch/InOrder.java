package dev.parley.cli.work.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what finishes in any order back into the order of the input. Holds only what is ahead of its
 * turn. For one thread.
 */
final class InOrder<T> {
  private final Map<Long, T> early = new HashMap<>();
  private long next = 1;

  /**
   * @param number each from 1 on once
   * @return what has its turn now, which may be nothing or much
   */
  List<T> add(long number, T result) {
    if (early.putIfAbsent(number, result) != null || number < next) {
      throw new IllegalStateException("item " + number + " has come twice");
    }
    List<T> due = new ArrayList<>();
    Optional<T> found = Optional.ofNullable(early.remove(next));
    while (found.isPresent()) {
      due.add(found.get());
      next++;
      found = Optional.ofNullable(early.remove(next));
    }
    return due;
  }
}
