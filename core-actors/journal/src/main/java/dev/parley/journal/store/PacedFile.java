package dev.parley.journal.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Writes a new file in pieces of at most 1 MiB, each of which is forced to the disk before the
 * next. The file is complete with {@link #finish()}. Used by one thread.
 */
final class PacedFile extends OutputStream {
  private static final int PIECE = 1 << 20;

  private final Path path;
  private final Pace pace;
  private final FileOutputStream out;
  private final MessageDigest md5 = Checksum.md5();
  private final byte[] piece = new byte[PIECE];
  private int filled;
  private long position;

  PacedFile(Path path, Pace pace) throws IOException {
    this.path = path;
    this.pace = pace;
    // Not a channel: an interrupt must not close it.
    this.out = new FileOutputStream(path.toFile());
  }

  /** How many bytes were written so far. */
  long position() {
    return position + filled;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      int some = Math.min(end - from, PIECE - filled);
      System.arraycopy(bytes, from, piece, filled, some);
      filled += some;
      from += some;
      if (filled == PIECE) {
        force();
      }
    }
  }

  /** Forces what is left, and closes the file. */
  StoreFile finish() throws IOException {
    force();
    out.close();
    return new StoreFile(path, position, md5.digest());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void force() throws IOException {
    out.write(piece, 0, filled);
    out.getChannel().force(false);
    md5.update(piece, 0, filled);
    position += filled;
    int wrote = filled;
    filled = 0;
    pace.wrote(wrote);
  }
}
