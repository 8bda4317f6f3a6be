package dev.parley.journal.store;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which files of events go and which are written anew, so that files are at least half full
 * of events that are not deleted, and that small ones do not pile up.
 */
final class Rewriting {
  private static final int SMALL_FILES = 8;

  /** A flush rewrites no more than this, to end before the next is due. */
  private static final long AT_ONCE = 128L << 20;

  private final Map<Path, Long> live = new HashMap<>();
  private final Set<Path> spared;
  private final long small;

  /**
   * @param spared files that cannot be read
   * @param small size below which a file is small
   */
  Rewriting(Capture capture, Set<Path> spared, long small) {
    this.spared = spared;
    this.small = small;
    for (Capture.One one : capture.kept().values()) {
      for (Run run : one.runs()) {
        live.merge(run.file(), run.bytesAfter(one.deletedTo()), Long::sum);
      }
    }
  }

  /** The files that hold an event that is not deleted. */
  List<StoreFile> alive(List<StoreFile> files) {
    return files.stream().filter(file -> live(file) > 0).toList();
  }

  /** Those whose events are to be written into a new file. */
  Set<Path> chosen(List<StoreFile> alive) {
    List<StoreFile> readable =
        alive.stream()
            .filter(file -> !spared.contains(file.path()))
            .sorted(Comparator.comparingLong(this::live))
            .toList();
    boolean many = readable.stream().filter(this::isSmall).count() > SMALL_FILES;
    Set<Path> chosen = new HashSet<>();
    long bytes = 0;
    for (StoreFile file : readable) {
      bytes += live(file);
      if (bytes <= AT_ONCE && (2 * live(file) < file.size() || (many && isSmall(file)))) {
        chosen.add(file.path());
      }
    }
    return chosen;
  }

  private long live(StoreFile file) {
    return live.getOrDefault(file.path(), 0L);
  }

  private boolean isSmall(StoreFile file) {
    return file.size() < small;
  }
}
