package dev.parley.model.state;

/** The name of a value in a framework's own state; chosen by the framework. */
public record StateKey(String value) implements Comparable<StateKey> {
  private static final int MAX_LENGTH = 255;

  /**
   * @throws IllegalArgumentException unless {@code value} has 1 to 255 characters, without control
   *     characters
   */
  public StateKey {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a key of a framework's state must have 1 to "
              + MAX_LENGTH
              + " characters, but has "
              + value.length());
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a key of a framework's state must not have control characters");
    }
  }

  @Override
  public int compareTo(StateKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
