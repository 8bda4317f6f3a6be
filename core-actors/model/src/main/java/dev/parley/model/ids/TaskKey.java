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

  // Written out: a record's own is slow until it is compiled, and a recovery hashes 100,000s.
  @Override
  public int hashCode() {
    return 31 * framework.hashCode() + task.hashCode();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof TaskKey other
        && task.equals(other.task)
        && framework.equals(other.framework);
  }

  @Override
  public String toString() {
    return framework + "/" + task;
  }
}
