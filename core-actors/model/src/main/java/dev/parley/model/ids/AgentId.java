package dev.parley.model.ids;

/**
 * Names an agent for as long as its work folder lives; given by the master that first admits it.
 */
public record AgentId(String value) implements Comparable<AgentId> {
  /**
   * @throws IllegalArgumentException unless {@code value} has 1 to 255 characters, without slash,
   *     backslash and control characters
   */
  public AgentId {
    IdRules.check("agent id", value);
  }

  @Override
  public int compareTo(AgentId other) {
    return value.compareTo(other.value);
  }

  // Written out: a record's own is slow until it is compiled, and a recovery hashes 100,000s.
  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof AgentId other && value.equals(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
