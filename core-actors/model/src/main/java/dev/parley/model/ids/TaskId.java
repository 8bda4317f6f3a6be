package dev.parley.model.ids;

/** Names a task within its framework; chosen by the framework. */
public record TaskId(String value) implements Comparable<TaskId> {
  /**
   * @throws IllegalArgumentException unless {@code value} has 1 to 255 characters, without slash,
   *     backslash and control characters
   */
  public TaskId {
    IdRules.check("task id", value);
  }

  @Override
  public int compareTo(TaskId other) {
    return value.compareTo(other.value);
  }

  // Written out: a record's own is slow until it is compiled, and a recovery hashes 100,000s.
  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof TaskId other && value.equals(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
