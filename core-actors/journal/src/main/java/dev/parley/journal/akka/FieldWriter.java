package dev.parley.journal.akka;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts the fields of a stored event or snapshot one after the other. Small numbers take little. */
final class FieldWriter {
  private final ByteArrayOutputStream out;

  FieldWriter(int expectedSize) {
    out = new ByteArrayOutputStream(expectedSize);
  }

  FieldWriter one(int value) {
    out.write(value);
    return this;
  }

  /** Seven bits a byte, the lowest first; numbers below zero take ten bytes. */
  FieldWriter number(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  FieldWriter eightBytes(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
    return this;
  }

  FieldWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  FieldWriter bytes(byte[] value) {
    return number(value.length).rest(value);
  }

  /** The last field needs no length. */
  FieldWriter rest(byte[] value) {
    out.write(value, 0, value.length);
    return this;
  }

  byte[] written() {
    return out.toByteArray();
  }
}
