package dev.parley.http.files;

import dev.parley.http.errors.Failure;
import java.util.Optional;

/**
 * Which part of a file a client wants.
 *
 * @param offset in bytes; {@link #END} asks for nothing but the size
 * @param length at most so many bytes; absent or {@link #ALL} for as many as go into one reply
 */
record ReadWindow(long offset, Optional<Long> length) {
  static final long END = -1;
  static final long ALL = -1;

  /** The most that one reply has; clients ask again for more. */
  static final int PAGE_BYTES = 64 * 1024;

  /** A window, or why there is none. */
  record Parsed(ReadWindow window, Optional<Failure> failure) {}

  static Parsed parse(Optional<String> offset, Optional<String> length) {
    ReadWindow none = new ReadWindow(END, Optional.empty());
    Optional<Failure> failure = check("offset", offset, END).or(() -> check("length", length, ALL));
    return failure.isPresent()
        ? new Parsed(none, failure)
        : new Parsed(
            new ReadWindow(offset.map(Long::parseLong).orElse(END), length.map(Long::parseLong)),
            Optional.empty());
  }

  /** How many bytes to read of a file of {@code size}, from {@link #offset} on. */
  int bytes(long size) {
    if (offset == END || offset >= size) {
      return 0;
    }
    long wanted = length.filter(l -> l != ALL).orElse(Long.MAX_VALUE);
    return (int) Math.min(Math.min(wanted, size - offset), PAGE_BYTES);
  }

  private static Optional<Failure> check(String field, Optional<String> text, long lowest) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(text.get());
      return number < lowest ? Optional.of(Failure.negative(field, number)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of(Failure.notANumber(field, text.get()));
    }
  }
}
