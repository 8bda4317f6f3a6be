package dev.parley.model.ids;

/** Names one offer; never used twice, also not by a later master. */
public record OfferId(String value) implements Comparable<OfferId> {
  /**
   * @throws IllegalArgumentException unless {@code value} has 1 to 255 characters, without slash,
   *     backslash and control characters
   */
  public OfferId {
    IdRules.check("offer id", value);
  }

  @Override
  public int compareTo(OfferId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
