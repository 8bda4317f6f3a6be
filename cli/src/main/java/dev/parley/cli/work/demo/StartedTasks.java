package dev.parley.cli.work.demo;

import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.CommandSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What really ran: a file to which every task adds its id as its process begins. Parley has no part
 * in it, so it tells when a task is started twice, or when none should be.
 */
final class StartedTasks {
  // One write of a line at the end of a file is not torn by those of others.
  private static final String SCRIPT =
      """
      echo "$MESOS_TASK_ID" >> "$1" && shift && exec "$@"
      """;

  private final Path file;

  /**
   * @param file made by the first task
   */
  StartedTasks(Path file) {
    this.file = file;
  }

  /** The same command, which notes its task before. */
  CommandSpec noting(CommandSpec command) {
    List<String> words =
        new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "noting", file.toString()));
    words.addAll(command.words());
    return CommandSpec.exec(words).withEnvironment(command.environment());
  }

  /** As often as they were started, in this order. */
  List<String> all() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean contains(TaskId task) {
    return all().contains(task.value());
  }

  /** Those that were started more than once. */
  Set<String> twice() {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (String task : all()) {
      if (!once.add(task)) {
        twice.add(task);
      }
    }
    return twice;
  }
}
