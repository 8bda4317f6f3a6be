package dev.parley.agent.container;

import dev.parley.model.tasks.ProcessExit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the agent and a task's supervisor leave for each other, under {@code
 * <work>/meta/containers}: see {@code supervisor.sh} for the files. Outlives the agent's JVM, and
 * goes when the task is forgotten.
 */
record ContainerFolder(Path path) {
  /** Above this, a shell's {@code $?} may mean a signal. */
  private static final int SIGNALS = 128;

  private static final int SIGINT = 2;
  private static final int SIGPIPE = 13;

  /**
   * The processes of a container.
   *
   * @param bootId of the machine's run in which they were started
   */
  record Processes(String bootId, ProcessStat supervisor, ProcessStat task) {}

  Path run() {
    return path.resolve("run");
  }

  /** What {@link #run} becomes the task with, where the account is changed before. */
  Path inner() {
    return path.resolve("inner");
  }

  Path errors() {
    return path.resolve("errors");
  }

  /** Empty until the supervisor has written all of it. */
  Optional<Processes> processes() {
    try {
      List<String> lines = lines("process");
      if (lines.size() < 4) {
        return Optional.empty();
      }
      Optional<ProcessStat> supervisor = ProcessStat.parse(lines.get(2));
      Optional<ProcessStat> task = ProcessStat.parse(lines.get(3));
      return supervisor.isPresent() && task.isPresent()
          ? Optional.of(new Processes(lines.get(1), supervisor.get(), task.get()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * How the task ended; empty until the supervisor has written it. A shell tells a signal as 128
   * plus its number, which may also be an exit code; but it says on standard error that there was a
   * signal, except for SIGINT and SIGPIPE. So of all codes 130 and 141 alone are ambiguous, and are
   * taken for those signals.
   */
  Optional<ProcessExit> exit() {
    try {
      List<String> lines = lines("exit");
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      String[] words = lines.get(0).split(" ", -1);
      int code = Integer.parseInt(words[0]);
      int signal = code - SIGNALS;
      boolean said = words.length > 1 && words[1].equals("said");
      boolean signalled = signal > 0 && (said || signal == SIGINT || signal == SIGPIPE);
      return Optional.of(signalled ? ProcessExit.bySignal(signal) : ProcessExit.withCode(code));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What the supervisor complained of, on one line. */
  String complaint() {
    try {
      return Files.readString(errors(), StandardCharsets.ISO_8859_1).strip().replace('\n', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  /** The lines of a file that are ended: the last one may be in the making. */
  private List<String> lines(String name) throws IOException {
    String text = Files.readString(path.resolve(name), StandardCharsets.ISO_8859_1);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /** After this a supervisor that has not come that far starts no task any more. */
  void delete() throws IOException {
    if (Files.exists(path)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(path);
    }
  }
}
