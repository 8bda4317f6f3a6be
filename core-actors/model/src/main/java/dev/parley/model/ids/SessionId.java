package dev.parley.model.ids;

/**
 * Names one conversation of an agent or a framework with a leading master; a later one replaces it.
 */
public record SessionId(String value) implements Comparable<SessionId> {
  /**
   * @throws IllegalArgumentException unless {@code value} has 1 to 255 characters, without slash,
   *     backslash and control characters
   */
  public SessionId {
    IdRules.check("session id", value);
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
