package dev.parley.simulation.framework;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a framework has on its disk: its id, and what it knows of its tasks. */
public final class Notebook {
  private final SortedMap<TaskId, TaskState> tasks = new TreeMap<>();
  private Optional<FrameworkId> id = Optional.empty();
  private int used;
  private int written;
  private int confirmed;

  public Optional<FrameworkId> id() {
    return id;
  }

  void subscribedAs(FrameworkId given) {
    id = Optional.of(given);
  }

  /** An id that no task of this framework had before. */
  TaskId newTask() {
    TaskId task = new TaskId(String.format("t%03d", ++used));
    tasks.put(task, TaskState.STAGING);
    return task;
  }

  int launched() {
    return used;
  }

  void heard(TaskStatus status) {
    // The end of a task stays, whatever comes late.
    tasks.computeIfPresent(
        status.task(), (task, before) -> before.hasEnded() ? before : status.state());
  }

  /** Tasks whose end is not known. */
  List<TaskId> open() {
    return tasks.entrySet().stream()
        .filter(e -> !e.getValue().hasEnded() && e.getValue() != TaskState.UNKNOWN)
        .map(e -> e.getKey())
        .toList();
  }

  /** The next number to store with the masters. */
  int write() {
    return ++written;
  }

  /** The last number that was written, whatever became of it. */
  int written() {
    return written;
  }

  /** The masters say that this number is stored. */
  void confirm(int number) {
    confirmed = Math.max(confirmed, number);
  }

  /** The highest number that the masters have confirmed. */
  int confirmed() {
    return confirmed;
  }
}
