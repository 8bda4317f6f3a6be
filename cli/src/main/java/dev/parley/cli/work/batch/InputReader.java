package dev.parley.cli.work.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the input on a thread of its own, some way ahead of the work, as {@code xargs -d '\n'}
 * does: every line is an item as it is, blanks and empty ones included; the last one need not end.
 */
final class InputReader {
  /** So far it reads ahead: for the total to be known, but not at any price. */
  private static final int MOST_AHEAD = 100_000;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final BlockingQueue<Item> ahead;
  private final InputStream in;
  private final int separator;
  private final AtomicLong read = new AtomicLong();
  private volatile boolean ended;
  private volatile Optional<IOException> failure = Optional.empty();

  private InputReader(InputStream in, int separator, int mostAhead) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
    this.separator = separator;
    this.ahead = new LinkedBlockingQueue<>(mostAhead);
  }

  /**
   * Starts to read.
   *
   * @param separator the character that ends an item: a line feed, or NUL
   */
  static InputReader start(InputStream in, char separator) {
    InputReader reader = new InputReader(in, separator, MOST_AHEAD);
    Thread thread = new Thread(reader::readAll, "batch-input");
    // It may wait for a terminal for ever.
    thread.setDaemon(true);
    thread.start();
    return reader;
  }

  /** The next item, if it has been read. */
  Optional<Item> next() {
    return Optional.ofNullable(ahead.poll());
  }

  /** Items read so far. */
  long read() {
    return read.get();
  }

  /** Whether all of the input has been read, so that {@link #read} is the total. */
  boolean complete() {
    return ended;
  }

  /** Whether there will be no further item. */
  boolean exhausted() {
    return ended && ahead.isEmpty();
  }

  /** Why the input could not be read to its end, if so. */
  Optional<IOException> failure() {
    return failure;
  }

  private void readAll() {
    try {
      Optional<byte[]> bytes = nextBytes();
      while (bytes.isPresent()) {
        ahead.put(item(read.get() + 1, bytes.get()));
        read.incrementAndGet();
        bytes = nextBytes();
      }
    } catch (IOException e) {
      failure = Optional.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
    }
  }

  private Optional<byte[]> nextBytes() throws IOException {
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (next >= 0 && next != separator) {
      line.write(next);
      next = in.read();
    }
    return Optional.of(line.toByteArray());
  }

  private static Item item(long number, byte[] bytes) {
    try {
      String line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Item(number, line, true);
    } catch (CharacterCodingException e) {
      return new Item(number, new String(bytes, StandardCharsets.UTF_8), false);
    }
  }
}
