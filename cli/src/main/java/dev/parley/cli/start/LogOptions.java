package dev.parley.cli.start;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for what is logged, and where to. */
final class LogOptions {
  @Option(
      names = "--log-to",
      paramLabel = "stdout|file",
      description = "Where the log goes; to files with rotation. Default: stdout.")
  private @Nullable String target;

  @Option(
      names = "--log-dir",
      paramLabel = "DIR",
      description = "The folder of the log files. Default: logs in the work folder.")
  private @Nullable String dir;

  @Option(
      names = "--log-level",
      paramLabel = "[PACKAGE=]LEVEL",
      description = "OFF, ERROR, WARN, INFO, DEBUG or TRACE, of a package or of all. Repeatable.")
  private List<String> levels = new ArrayList<>();

  void addTo(Flags flags) {
    flags.set("--log-to", "parley.log.to", target).set("--log-dir", "parley.log.dir", dir);
    for (String level : levels) {
      int equals = level.indexOf('=');
      String name = equals < 0 ? "root" : level.substring(0, equals).replace("\"", "");
      flags.set("--log-level", "parley.log.levels.\"" + name + "\"", level.substring(equals + 1));
    }
  }
}
