package dev.parley.journal.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of the log as Ratis names it: {@code log_0-99} is closed and has these entries, {@code
 * log_inprogress_100} is open and still written.
 *
 * @param last the index of the last entry; empty if open
 */
record Segment(Path path, long first, OptionalLong last) {
  private static final Pattern CLOSED = Pattern.compile("log_(\\d+)-(\\d+)");
  private static final Pattern OPEN = Pattern.compile("log_inprogress_(\\d+)(?:\\..*)?");

  boolean open() {
    return last.isEmpty();
  }

  /**
   * The segments of a folder, by their first index. An open one without a byte is left out: a crash
   * came between making and writing it, and Ratis removes it.
   *
   * @throws IOException if the folder cannot be read
   */
  static List<Segment> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Segment> segments = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        Matcher closed = CLOSED.matcher(name);
        Matcher open = OPEN.matcher(name);
        if (closed.matches()) {
          segments.add(
              new Segment(file, number(closed.group(1)), OptionalLong.of(number(closed.group(2)))));
        } else if (open.matches() && Files.size(file) > 0) {
          segments.add(new Segment(file, number(open.group(1)), OptionalLong.empty()));
        }
      }
    }
    segments.sort(
        Comparator.comparingLong(Segment::first)
            .thenComparingLong(segment -> segment.last().orElse(Long.MAX_VALUE)));
    return segments;
  }

  private static long number(String digits) throws IOException {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new IOException("not an index of a log: " + digits, e);
    }
  }
}
