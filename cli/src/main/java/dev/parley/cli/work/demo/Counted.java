package dev.parley.cli.work.demo;

import dev.parley.cli.problems.CommandFailedException;
import java.util.List;
import java.util.Optional;

/**
 * What a long task has printed: its process, and then 1, 2, 3 and so on.
 *
 * @param lines how many numbers
 */
record Counted(long process, int lines) {

  /**
   * @return absent if there is not even the process yet
   * @throws CommandFailedException if a number is missing, or there twice
   */
  static Optional<Counted> parse(String output) {
    // What is behind the last line feed may be half a number.
    List<String> lines = output.substring(0, output.lastIndexOf('\n') + 1).lines().toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).equals(String.valueOf(i))) {
        throw new CommandFailedException(
            "a long task has printed " + lines.get(i) + " where " + i + " was to come");
      }
    }
    return Optional.of(new Counted(Long.parseLong(lines.get(0)), lines.size() - 1));
  }
}
