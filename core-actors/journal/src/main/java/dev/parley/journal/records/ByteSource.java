package dev.parley.journal.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Gives the fields that a {@link ByteSink} has written, in the same order. */
public final class ByteSource {
  /** The bytes are not what they claim to be: too few, or too many. */
  public static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
      super(message);
    }
  }

  private final ByteBuffer source;

  public ByteSource(ByteBuffer source) {
    this.source = source.slice();
  }

  public int one() {
    return need(Byte.BYTES).get();
  }

  public int number() {
    return need(Integer.BYTES).getInt();
  }

  public long longNumber() {
    return need(Long.BYTES).getLong();
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    int length = number();
    byte[] bytes = new byte[checked(length)];
    source.get(bytes);
    return bytes;
  }

  /** A number of things that follow, each of at least {@code size} bytes. */
  public int count(int size) {
    int count = number();
    if (count < 0 || (long) count * size > source.remaining()) {
      throw new MalformedException("says that " + count + " parts follow");
    }
    return count;
  }

  /** What {@code read} makes of all that is left. */
  public <T> T whole(Supplier<T> read) {
    T value = read.get();
    if (source.hasRemaining()) {
      throw new MalformedException(source.remaining() + " bytes too long");
    }
    return value;
  }

  private ByteBuffer need(int length) {
    checked(length);
    return source;
  }

  private int checked(int length) {
    if (length < 0 || length > source.remaining()) {
      throw new MalformedException(length + " bytes wanted of " + source.remaining());
    }
    return length;
  }
}
