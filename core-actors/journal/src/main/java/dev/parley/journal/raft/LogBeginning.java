package dev.parley.journal.raft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the log continues the store. It does not when the store's folder was taken away: the
 * beginning of the log has been cut since, and Ratis would wait for it for ever.
 */
final class LogBeginning {
  /** {@code log_0-99} or {@code log_inprogress_100}. */
  private static final Pattern SEGMENT = Pattern.compile("log_(?:inprogress_)?(\\d+)(?:-\\d+)?");

  private LogBeginning() {}

  /**
   * @param flushed the index of the last entry that the store has
   */
  static void check(Path group, long flushed) throws IOException {
    OptionalLong first = first(group.resolve("current"));
    if (first.isPresent() && first.getAsLong() > flushed + 1) {
      throw new ReplicaDamagedException(
          String.format(
              "the log in %s begins with entry %d, but the store in %s ends with entry %d. If a"
                  + " majority of the masters is well, run 'parley masters replace' for this one.",
              group.resolve("current"), first.getAsLong(), group.resolve("sm"), flushed));
    }
  }

  private static OptionalLong first(Path log) throws IOException {
    if (!Files.isDirectory(log)) {
      return OptionalLong.empty();
    }
    try (Stream<Path> files = Files.list(log)) {
      return files
          .map(file -> SEGMENT.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToLong(name -> Long.parseLong(name.group(1)))
          .min();
    }
  }
}
