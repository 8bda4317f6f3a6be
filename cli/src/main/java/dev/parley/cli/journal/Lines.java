package dev.parley.cli.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Prints bytes that are lines of text as they come. For one thread at a time. */
final class Lines extends OutputStream {
  private final PrintWriter out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Nobody reads what is printed any more, as after {@code | head}. */
  static final class NobodyReadsException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  Lines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int begin = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, begin, i + 1 - begin);
        // Whole lines alone: a character may be cut where one part ends and the next begins.
        out.print(line.toString(StandardCharsets.UTF_8));
        line.reset();
        begin = i + 1;
      }
    }
    line.write(bytes, begin, offset + length - begin);
    if (out.checkError()) {
      throw new NobodyReadsException();
    }
  }
}
