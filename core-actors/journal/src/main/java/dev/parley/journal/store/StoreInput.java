package dev.parley.journal.store;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Reads numbers and bytes from a part of a file. Used by one thread. */
final class StoreInput implements Closeable {
  private static final int BUFFER = 64 << 10;

  private final Path path;
  private final DataInputStream in;
  private final long end;
  private long position;

  private StoreInput(Path path, DataInputStream in, long position, long end) {
    this.path = path;
    this.in = in;
    this.position = position;
    this.end = end;
  }

  static StoreInput open(Path path, long from, long end) throws IOException {
    // Not a channel: a reader that is interrupted goes on reading.
    FileInputStream file = new FileInputStream(path.toFile());
    try {
      file.getChannel().position(from);
    } catch (IOException e) {
      file.close();
      throw e;
    }
    return new StoreInput(
        path, new DataInputStream(new BufferedInputStream(file, BUFFER)), from, end);
  }

  Path path() {
    return path;
  }

  long position() {
    return position;
  }

  boolean atEnd() {
    return position >= end;
  }

  int number() throws IOException {
    advance(Integer.BYTES);
    try {
      return in.readInt();
    } catch (EOFException e) {
      throw endsEarly();
    }
  }

  long longNumber() throws IOException {
    return ((long) number() << Integer.SIZE) | (number() & 0xffff_ffffL);
  }

  /** A length, and so many bytes. */
  byte[] bytes() throws IOException {
    int length = number();
    advance(length);
    byte[] bytes = new byte[length];
    try {
      in.readFully(bytes);
    } catch (EOFException e) {
      throw endsEarly();
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void advance(int bytes) throws DamagedStoreException {
    if (bytes < 0 || bytes > end - position) {
      throw new DamagedStoreException(
          path, "at offset " + position + " are not the " + bytes + " bytes that should follow");
    }
    position += bytes;
  }

  private DamagedStoreException endsEarly() {
    return new DamagedStoreException(path, "it ends before offset " + position);
  }
}
