package dev.parley.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a user may have meant who mistyped a word. */
final class Suggestions {
  private static final int MOST = 3;

  private Suggestions() {}

  /** The known words that are only a few typing errors away, the closest first. */
  static List<String> closeTo(String given, Collection<String> known) {
    String word = given.toLowerCase(Locale.ROOT);
    int allowed = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> errors(word, candidate) <= allowed || begins(candidate, word))
        .sorted(Comparator.comparingInt(candidate -> errors(word, candidate)))
        .limit(MOST)
        .toList();
  }

  private static boolean begins(String candidate, String word) {
    return word.length() >= 4 && candidate.startsWith(word);
  }

  /**
   * How many letters were left out, put in, replaced, or swapped with their neighbours
   * (Damerau-Levenshtein distance with adjacent swaps).
   */
  static int errors(String one, String other) {
    int[][] least = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          least[i][j] = i + j;
          continue;
        }
        int replaced = least[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        least[i][j] = Math.min(replaced, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
        }
      }
    }
    return least[one.length()][other.length()];
  }
}
