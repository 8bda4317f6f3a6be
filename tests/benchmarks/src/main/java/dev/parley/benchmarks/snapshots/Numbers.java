package dev.parley.benchmarks.snapshots;

import dev.parley.benchmarks.nodes.Masters;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a master for the number of the registry's last event. */
final class Numbers {
  private static final Pattern NUMBER = Pattern.compile("\"sequence_nr\":(\\d+)");

  private Numbers() {}

  /**
   * @param from a number that is not beyond it
   */
  static long last(Masters masters, long from) throws IOException, InterruptedException {
    String lines = masters.nodes().get(0).get("/parley/v1/journal/dump?from=" + from);
    Matcher number = NUMBER.matcher(lines);
    long last = -1;
    while (number.find()) {
      last = Long.parseLong(number.group(1));
    }
    if (last < 0) {
      throw new IOException("no event from number " + from + " on: " + lines);
    }
    return last;
  }
}
