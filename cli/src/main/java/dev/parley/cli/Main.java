package dev.parley.cli;

import dev.parley.config.Logging;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The entry of the process. */
public final class Main {
  private static final int BUFFER_BYTES = 8192;

  private Main() {}

  public static void main(String[] args) {
    // UTF-8 whatever the locale: what tasks write must not turn into question marks.
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    Logging.quiet();
    int exitCode = ParleyCommandLine.run(args);
    System.out.flush();
    System.err.flush();
    System.exit(exitCode);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
        true,
        StandardCharsets.UTF_8);
  }
}
