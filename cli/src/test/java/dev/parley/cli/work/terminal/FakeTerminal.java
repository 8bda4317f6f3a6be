package dev.parley.cli.work.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal that remembers what was written to it. */
public final class FakeTerminal {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
  private final Terminal terminal;

  /**
   * @param interactive whether lines can be drawn over
   */
  public FakeTerminal(boolean interactive) {
    terminal = new Terminal(stream, interactive, true, 40);
  }

  public Terminal terminal() {
    return terminal;
  }

  public PrintStream stream() {
    return stream;
  }

  public String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
