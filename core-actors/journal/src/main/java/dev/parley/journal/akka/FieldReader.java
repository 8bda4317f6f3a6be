package dev.parley.journal.akka;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Gives the fields that a {@link FieldWriter} has put, in the same order. */
final class FieldReader {
  private final ByteBuffer in;

  private FieldReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  /**
   * What {@code read} makes of the bytes.
   *
   * @param what the bytes should be, for the message
   * @throws IllegalArgumentException if they are cut short or not of this form
   */
  static <T> T read(byte[] bytes, String what, Function<FieldReader, T> read) {
    try {
      return read.apply(new FieldReader(bytes));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          what + " of " + bytes.length + " bytes ends in the middle of a field", e);
    }
  }

  int one() {
    return in.get() & 0xff;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits");
  }

  long eightBytes() {
    return in.getLong();
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    long length = number();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return take((int) length);
  }

  byte[] rest() {
    return take(in.remaining());
  }

  private byte[] take(int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
