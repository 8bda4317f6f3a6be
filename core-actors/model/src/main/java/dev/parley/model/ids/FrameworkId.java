package dev.parley.model.ids;

/** Names a framework across its re-subscriptions; given by the master at the first one. */
public record FrameworkId(String value) implements Comparable<FrameworkId> {
  /**
   * @throws IllegalArgumentException unless {@code value} has 1 to 255 characters, without slash,
   *     backslash and control characters
   */
  public FrameworkId {
    IdRules.check("framework id", value);
  }

  @Override
  public int compareTo(FrameworkId other) {
    return value.compareTo(other.value);
  }

  // Written out: a record's own is slow until it is compiled, and a recovery hashes 100,000s.
  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof FrameworkId other && value.equals(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
