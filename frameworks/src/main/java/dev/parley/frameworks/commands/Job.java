package dev.parley.frameworks.commands;

import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import java.time.Duration;

/**
 * One command to run to its end: as one task, or as several one after the other where attempts
 * fail.
 *
 * @param number jobs are started in the order of their numbers, as far as their resources allow
 * @param id of the first attempt's task; later ones have {@code .2}, {@code .3} and so on behind it
 * @param name for people; need not be unique
 */
public record Job(long number, TaskId id, String name, Resources resources, CommandSpec command) {
  private static final int LONGEST_ID = 240;

  /**
   * @throws IllegalArgumentException for an id of more than 240 characters, which leaves no room
   *     for the number of an attempt
   */
  public Job {
    if (id.value().length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "task id " + id + " of a job must have at most " + LONGEST_ID + " characters");
    }
  }

  /**
   * The task of one attempt.
   *
   * @param launch 1 for the first
   */
  TaskSpec task(int launch, Duration killGrace) {
    TaskId task = launch == 1 ? id : new TaskId(id + "." + launch);
    return TaskSpec.of(task, name, resources, command).withKillGrace(killGrace);
  }

  /** About how many characters the description has. */
  long size() {
    return name.length()
        + command.arguments().stream().mapToLong(String::length).sum()
        + command.environment().entrySet().stream()
            .mapToLong(e -> (long) e.getKey().length() + e.getValue().length())
            .sum();
  }
}
