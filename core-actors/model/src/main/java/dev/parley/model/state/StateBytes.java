package dev.parley.model.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A value in a framework's own state: bytes that only the framework understands. Immutable. */
public final class StateBytes {
  private final byte[] bytes;

  private StateBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public static StateBytes of(byte[] bytes) {
    return new StateBytes(bytes.clone());
  }

  /** The text in UTF-8. */
  public static StateBytes of(String text) {
    return new StateBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  /** Read as UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof StateBytes other && Arrays.equals(bytes, other.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Not the content, which may be large or secret. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
