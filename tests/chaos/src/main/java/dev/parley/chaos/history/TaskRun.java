package dev.parley.chaos.history;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One process of a task, as its own file proves it: a line with the time about every tenth of a
 * second, and a last one that says how it ends, unless it was killed with SIGKILL.
 *
 * @param beats microseconds, in order, never empty
 * @param ending {@code exit N}, or {@code term} after SIGTERM; absent while it runs, or if it
 *     vanished
 */
public record TaskRun(String task, String process, List<Long> beats, Optional<String> ending) {
  public TaskRun {
    beats = List.copyOf(beats);
  }

  public long first() {
    return beats.get(0);
  }

  public long last() {
    return beats.get(beats.size() - 1);
  }

  /** Reads a file called TASK.PROCESS; nothing while it is empty. */
  static Optional<TaskRun> read(Path file) throws IOException {
    List<Long> beats = new ArrayList<>();
    Optional<String> ending = Optional.empty();
    for (String line : WholeLines.of(file)) {
      String[] words = line.split(" ", 2);
      beats.add(new BigDecimal(words[0]).movePointRight(6).longValue());
      if (words.length > 1) {
        ending = Optional.of(words[1]);
      }
    }
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return beats.isEmpty()
        ? Optional.empty()
        : Optional.of(new TaskRun(name.substring(0, dot), name.substring(dot + 1), beats, ending));
  }
}
