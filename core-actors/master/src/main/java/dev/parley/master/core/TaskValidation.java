package dev.parley.master.core;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import java.util.Map;
import java.util.Optional;

/** What a task's description must satisfy before it may be launched. */
final class TaskValidation {
  private TaskValidation() {}

  /** Why {@code task} cannot be launched on what is left; empty if it can. */
  static Optional<String> whyInvalid(
      Turn turn, FrameworkId framework, TaskSpec task, Resources left, int mostBytes) {
    if (turn.registry().tasks().get(new TaskKey(framework, task.id())).isPresent()) {
      return Optional.of("Task has duplicate ID: " + task.id());
    }
    Resources wanted = task.resources();
    if (wanted.milli(Resources.CPUS) == 0 && wanted.milli(Resources.MEM) == 0) {
      return Optional.of("Task uses neither cpus nor mem");
    }
    if (!left.contains(wanted)) {
      return Optional.of("Task uses more resources " + wanted + " than available " + left);
    }
    long bytes = size(task);
    return bytes > mostBytes
        ? Optional.of(
            String.format(
                "The description of the task has %,d bytes, and at most %,d are allowed",
                bytes, mostBytes))
        : Optional.empty();
  }

  private static long size(TaskSpec task) {
    CommandSpec command = task.command();
    return task.name().length()
        + size(task.labels())
        + size(command.environment())
        + command.arguments().stream().mapToLong(String::length).sum();
  }

  private static long size(Map<String, String> texts) {
    return texts.entrySet().stream()
        .mapToLong(e -> (long) e.getKey().length() + e.getValue().length())
        .sum();
  }
}
