package dev.parley.master.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that stand in nearly every journal, and are written as their place in this list. It may be
 * added to at its end; nothing in it may ever change, because the places stand in users' journals.
 */
final class WellKnownWords {
  private static final List<String> WORDS =
      List.of(
          "",
          "AGENT",
          "MASTER",
          "EXECUTOR",
          "STAGING",
          "STARTING",
          "RUNNING",
          "KILLING",
          "FINISHED",
          "FAILED",
          "KILLED",
          "ERROR",
          "LOST",
          "DROPPED",
          "UNREACHABLE",
          "GONE",
          "GONE_BY_OPERATOR",
          "UNKNOWN",
          "COMMAND_EXECUTOR_FAILED",
          "exited with 0",
          "exited with 1");

  private static final Map<String, Integer> PLACES = new HashMap<>();

  static {
    WORDS.forEach(word -> PLACES.put(word, PLACES.size()));
  }

  private WellKnownWords() {}

  /** -1 for one that is not here. */
  static int indexOf(String word) {
    return PLACES.getOrDefault(word, -1);
  }

  /**
   * @throws IllegalArgumentException for a place that this version does not know
   */
  static String at(long index) {
    if (index < 0 || index >= WORDS.size()) {
      throw new IllegalArgumentException("there is no well-known word " + index);
    }
    return WORDS.get((int) index);
  }
}
