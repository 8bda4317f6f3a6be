package dev.parley.model.ids;

import java.util.Comparator;

/** Names a task in the whole cluster: task ids are unique only within a framework. */
public record TaskKey(FrameworkId framework, TaskId task) implements Comparable<TaskKey> {
  private static final Comparator<TaskKey> ORDER =
      Comparator.comparing(TaskKey::framework).thenComparing(TaskKey::task);

  @Override
  public int compareTo(TaskKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return framework + "/" + task;
  }
}
