package dev.parley.model.ids;

/** Names one status update of an agent, so that it can be acknowledged exactly. */
public record StatusId(String value) implements Comparable<StatusId> {
  /**
   * @throws IllegalArgumentException unless {@code value} has 1 to 255 characters, without slash,
   *     backslash and control characters
   */
  public StatusId {
    IdRules.check("status id", value);
  }

  @Override
  public int compareTo(StatusId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
