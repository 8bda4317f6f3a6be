package dev.parley.model.ids;

/** Names a persistent volume; chosen by whoever creates it, and good for one role on one agent. */
public record VolumeId(String value) implements Comparable<VolumeId> {
  /**
   * @throws IllegalArgumentException unless {@code value} has 1 to 255 characters, without slash,
   *     backslash and control characters
   */
  public VolumeId {
    IdRules.check("volume id", value);
  }

  @Override
  public int compareTo(VolumeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
