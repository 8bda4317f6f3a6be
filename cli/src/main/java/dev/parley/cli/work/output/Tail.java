package dev.parley.cli.work.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Follows a file as it grows, byte for byte. Text comes in pages; where a page is not all text it
 * is fetched again as it is, which costs more and so is done less often. For one thread.
 */
public final class Tail {
  /** So that what else there is to do is not held up. */
  private static final int PAGES_AT_ONCE = 64;

  private static final char REPLACEMENT = '\uFFFD';

  /** How much longer than fetching the pauses between it must be, for files that are not text. */
  private static final int PAUSE_FACTOR = 5;

  private final RemoteFile file;
  private final OutputStream out;
  private long offset;
  private boolean binary;
  private long notBefore;

  public Tail(RemoteFile file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Copies what is new, or some of it if that is much.
   *
   * @param nanos the time now, by any clock that does not go back
   * @return whether there was anything
   */
  public boolean copyNews(long nanos) throws IOException {
    long before = offset;
    if (binary) {
      if (nanos - notBefore >= 0) {
        copyBytes();
        long took = System.nanoTime() - nanos;
        notBefore = nanos + took * (PAUSE_FACTOR + 1);
      }
      return offset > before;
    }
    for (int i = 0; i < PAGES_AT_ONCE; i++) {
      long at = offset;
      copyPage();
      if (offset == at || binary) {
        break;
      }
    }
    out.flush();
    return offset > before;
  }

  /** Copies all the rest of a file that does not grow any more. */
  public void copyRest() throws IOException {
    long before;
    do {
      before = offset;
      if (!binary) {
        copyPage();
      }
    } while (offset > before);
    // A last character that was cut off is no text, and on no page.
    if (file.size().orElse(0) > offset) {
      copyBytes();
    }
    out.flush();
  }

  private void copyPage() throws IOException {
    Optional<RemoteFile.Page> page = file.page(offset);
    if (page.isEmpty() || page.get().next() == offset) {
      return;
    }
    if (page.get().text().indexOf(REPLACEMENT) >= 0) {
      binary = true;
      copyBytes();
    } else {
      out.write(page.get().text().getBytes(StandardCharsets.UTF_8));
      offset = page.get().next();
    }
  }

  private void copyBytes() throws IOException {
    offset += file.copy(offset, out).orElse(0);
    out.flush();
  }
}
