package dev.parley.cli.work.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A file in a task's sandbox, read from its agent. Every method blocks. */
public interface RemoteFile {
  /**
   * A piece of text out of a file.
   *
   * @param next where the next piece begins, in bytes; the offset asked for if there is nothing
   */
  record Page(String text, long next) {}

  /**
   * The next piece, of some tens of KiB; what is no text in it is replaced.
   *
   * @param offset in bytes
   * @return absent if there is no such file (yet)
   */
  Optional<Page> page(long offset) throws IOException;

  /** In bytes; absent if there is no such file (yet). */
  OptionalLong size() throws IOException;

  /**
   * Copies what there is from {@code offset} on, byte for byte.
   *
   * @return how many bytes that were; absent if there is no such file (yet)
   */
  OptionalLong copy(long offset, OutputStream out) throws IOException;
}
