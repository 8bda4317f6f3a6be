package dev.parley.cli.work.batch;

import java.util.ArrayList;
import java.util.List;

/**
 * A command with a place for an input line: {@code {}} anywhere in any of its words, or else behind
 * the last.
 */
public record Template(List<String> words) {
  private static final String PLACE = "{}";

  public Template {
    words = List.copyOf(words);
  }

  /** The command for one line. */
  List<String> command(String line) {
    boolean hasPlace = words.stream().anyMatch(word -> word.contains(PLACE));
    List<String> command = new ArrayList<>(words.size() + 1);
    // As plain text, and once: a line with {} in it is not replaced again.
    words.forEach(word -> command.add(word.replace(PLACE, line)));
    if (!hasPlace) {
      command.add(line);
    }
    return command;
  }
}
