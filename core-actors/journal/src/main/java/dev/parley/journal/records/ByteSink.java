package dev.parley.journal.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of a message one after the other, and either writes them or only counts their
 * bytes, so that what is counted can never differ from what is written.
 */
public final class ByteSink {
  private final @Nullable ByteBuffer target;
  private int size;

  private ByteSink(@Nullable ByteBuffer target) {
    this.target = target;
  }

  public static ByteSink counting() {
    return new ByteSink(null);
  }

  public static ByteSink into(ByteBuffer target) {
    return new ByteSink(target);
  }

  public int size() {
    return size;
  }

  public void one(int value) {
    grow(Byte.BYTES);
    if (target != null) {
      target.put((byte) value);
    }
  }

  public void number(int value) {
    grow(Integer.BYTES);
    if (target != null) {
      target.putInt(value);
    }
  }

  public void number(long value) {
    grow(Long.BYTES);
    if (target != null) {
      target.putLong(value);
    }
  }

  public void text(String value) {
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  public void bytes(byte[] value) {
    number(value.length);
    grow(value.length);
    if (target != null) {
      target.put(value);
    }
  }

  private void grow(int by) {
    size = Math.addExact(size, by);
  }
}
