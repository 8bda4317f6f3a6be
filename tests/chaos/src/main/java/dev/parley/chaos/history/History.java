package dev.parley.chaos.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was seen of a cluster. Immutable.
 *
 * @param seen in the order of their times
 * @param end when it was read
 */
public record History(List<Seen> seen, List<TaskRun> runs, long end) {
  /** The kind of file that {@link Recorder}s write. */
  public static final String SUFFIX = ".jsonl";

  public History {
    seen = seen.stream().sorted(Comparator.comparingLong(Seen::at)).toList();
    runs = List.copyOf(runs);
  }

  /**
   * Reads what has been written so far.
   *
   * @param records the folder of what was recorded
   * @param proofs the folder in which tasks prove that they run
   */
  public static History read(Path records, Path proofs) throws IOException {
    long end = Clock.now();
    List<Seen> seen = new ArrayList<>();
    for (Path file : files(records)) {
      if (file.toString().endsWith(SUFFIX)) {
        seen.addAll(Recorder.read(file));
      }
    }
    List<TaskRun> runs = new ArrayList<>();
    for (Path file : files(proofs)) {
      TaskRun.read(file).ifPresent(runs::add);
    }
    return new History(seen, runs, end);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  public <S extends Seen> Stream<S> all(Class<S> kind) {
    return seen.stream().filter(kind::isInstance).map(kind::cast);
  }

  public <S extends Seen> Optional<S> last(Class<S> kind) {
    return all(kind).reduce((one, next) -> next);
  }
}
