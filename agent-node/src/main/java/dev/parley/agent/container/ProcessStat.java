package dev.parley.agent.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, named so that another one that is later given the same number is not taken for it: see
 * proc(5), {@code /proc/[pid]/stat}.
 *
 * @param startTime in clock ticks since the machine was booted
 */
record ProcessStat(long pid, long startTime) {
  /** The fields that follow the command's name begin with the third; the start time is the 22nd. */
  private static final int START_TIME = 22 - 3;

  private static final int STATE = 0;

  /** Empty for a line that is not whole. */
  static Optional<ProcessStat> parse(String line) {
    int open = line.indexOf(" (");
    // The name is chosen by the process and may itself have brackets.
    int close = line.lastIndexOf(") ");
    if (open < 0 || close < open) {
      return Optional.empty();
    }
    String[] fields = line.substring(close + 2).split(" ", -1);
    try {
      return fields.length <= START_TIME
          ? Optional.empty()
          : Optional.of(
              new ProcessStat(
                  Long.parseLong(line.substring(0, open)), Long.parseLong(fields[START_TIME])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether it is still there, and not merely waiting to be reaped. */
  boolean isAlive() {
    try {
      String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      char state = line.charAt(line.lastIndexOf(") ") + 2 + STATE);
      return parse(line).filter(this::equals).isPresent() && state != 'Z' && state != 'X';
    } catch (IOException | IndexOutOfBoundsException e) {
      return false;
    }
  }
}
