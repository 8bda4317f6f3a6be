package dev.parley.cli.work.demo.nodes;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A master or an agent as a process of its own, by the same Java and libraries as this one. */
final class NodeJvm {
  private static final String MAIN = "dev.parley.cli.Main";
  private static final int NATIVE_ACCESS_SINCE = 24;
  private static final int LAST_LINES = 5;

  private final String name;
  private final Process process;
  private final Path log;

  private NodeJvm(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param heap options for its memory
   * @param arguments as on the command line
   * @param log for all that it prints; an earlier one's is kept above it
   */
  static NodeJvm start(String name, List<String> heap, List<String> arguments, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8"));
    command.addAll(heap);
    command.addAll(archiveOfClasses());
    if (Runtime.version().feature() >= NATIVE_ACCESS_SINCE) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    String more = System.getenv("PARLEY_JAVA_OPTS");
    if (more != null && !more.isBlank()) {
      command.addAll(Arrays.asList(more.strip().split("\\s+", -1)));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    return new NodeJvm(name, process, log);
  }

  /** The options with which the launcher has this process use one; a node then starts sooner. */
  private static List<String> archiveOfClasses() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("-XX:SharedArchiveFile=") || a.startsWith("-Xlog:"))
        .toList();
  }

  String name() {
    return name;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit code and the last it said, on one line; for one that has ended. */
  String lastWords() {
    String said;
    try {
      List<String> lines = Files.readAllLines(log);
      said =
          String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      said = "";
    }
    return name + " ended with " + process.exitValue() + (said.isEmpty() ? "" : ": " + said);
  }

  /** Ends it at once (SIGKILL), and returns when it has ended. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to end (SIGTERM). */
  void terminate() {
    process.destroy();
  }

  /**
   * Waits for its end, and makes it end if it takes too long.
   *
   * @return whether it ended by itself
   */
  boolean awaitEnd(Duration patience) {
    try {
      if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return false;
  }
}
