package dev.parley.config;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code parley.log}: what this node logs.
 *
 * @param dir of the log files; {@code logs} in the node's work folder unless set, and always there
 *     when logging to files
 * @param maxFileBytes at which a new file is begun; 64 KiB to 1 GiB
 * @param maxFiles kept, the current one included; 2 to 21
 * @param totalBytes of all files together; from twice {@code maxFileBytes} to 20 GiB
 * @param levels by the name of a package, with {@code root} for all others
 */
public record LogSettings(
    Target to,
    Optional<Path> dir,
    long maxFileBytes,
    int maxFiles,
    long totalBytes,
    SortedMap<String, Level> levels) {

  static final String PATH = "parley.log";

  private static final long KIB = 1024;
  private static final long GIB = KIB * KIB * KIB;

  /** Where the log goes. */
  public enum Target {
    STDOUT,
    FILE
  }

  /** What is logged: this and all that is more severe. */
  public enum Level {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  public LogSettings {
    levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
  }

  /**
   * @throws InvalidConfigException naming every key that is wrong
   */
  public static LogSettings from(Config config) {
    Section section = new Section(config, PATH);
    Target to = section.oneOf("to", Target.class);
    Optional<Path> workDir = new Section(config, NodeSettings.PATH).path("work-dir");
    Optional<Path> dir = section.path("dir").or(() -> workDir.map(work -> work.resolve("logs")));
    if (to == Target.FILE && dir.isEmpty()) {
      section.problem("dir", "is needed to log to files, unless parley.node.work-dir is set");
    }
    long fileBytes = section.bytes("max-file-size", 64 * KIB, GIB);
    int files = section.count("max-files", 2, 21);
    long totalBytes = section.bytes("total-size", 0, 20 * GIB);
    if (totalBytes < 2 * fileBytes) {
      section.problem(
          "total-size",
          section.shown("total-size")
              + ": expected at least twice max-file-size, which is "
              + Units.bytes(fileBytes));
    }
    Map<String, Level> levels = section.mapOf("levels", Level.class);
    section.done();
    return new LogSettings(to, dir, fileBytes, files, totalBytes, new TreeMap<>(levels));
  }

  /** How many files, the current one included, both limits together allow; at least 2. */
  int filesKept() {
    return (int) Math.max(2, Math.min(maxFiles, totalBytes / maxFileBytes));
  }
}
