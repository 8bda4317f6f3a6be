package dev.parley.cli.work.demo;

import dev.parley.model.tasks.CommandSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The work of one task: for each file a line with what {@link FileFacts} has. The files are
 * arguments and are read from standard input, so that no name is taken for an option or printed.
 */
final class CountTask {
  /** What a task prints for a file that it cannot read. */
  static final String UNREADABLE = "unreadable";

  // Of what counts as a word in bytes that are no text, every wc has its own idea; so all bytes but
  // white space become the same letter before they are counted.
  private static final String SCRIPT =
      """
      for file do
        if sum=$(sha256sum < "$file"); then
          words=$(tr -c ' \\t\\n\\v\\f\\r' x < "$file" | wc -w)
          echo $(wc -l < "$file") $words $(wc -c < "$file") "${sum%% *}"
        else
          echo unreadable
        fi
      done
      """;

  private CountTask() {}

  static CommandSpec of(List<Path> files) {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "count"));
    files.forEach(file -> words.add(file.toString()));
    return CommandSpec.exec(words).withEnvironment(Map.of("LC_ALL", "C"));
  }

  /**
   * The line for each file.
   *
   * @throws IllegalArgumentException if there are more or fewer than files
   */
  static List<String> parse(String output, int files) {
    List<String> lines = output.lines().toList();
    if (lines.size() != files) {
      throw new IllegalArgumentException(
          "printed " + lines.size() + " lines for " + files + " files");
    }
    return lines;
  }
}
