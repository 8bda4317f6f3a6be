package dev.parley.cli.work.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Standard error or output as something to draw on. For one thread. */
public final class Terminal {
  private static final int DEFAULT_COLUMNS = 80;
  private static final int MOST_COLUMNS = 200;
  private static final Path STDOUT = Path.of("/proc/self/fd/1");
  private static final Path STDERR = Path.of("/proc/self/fd/2");

  private final PrintStream stream;
  private final boolean interactive;
  private final boolean shared;
  private final int columns;
  private int drawn;

  /**
   * @param interactive whether lines can be drawn over
   * @param shared whether standard output goes to the same terminal
   */
  Terminal(PrintStream stream, boolean interactive, boolean shared, int columns) {
    this.stream = stream;
    this.interactive = interactive;
    this.shared = shared;
    this.columns = columns;
  }

  /** This process's standard error. */
  public static Terminal ofStderr() {
    return of(System.err, isTerminal(STDERR));
  }

  /** This process's standard output. */
  public static Terminal ofStdout() {
    return of(System.out, isTerminal(STDOUT));
  }

  private static Terminal of(PrintStream stream, boolean terminal) {
    boolean interactive = terminal && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(
        stream, interactive, isTerminal(STDOUT), interactive ? askColumns() : DEFAULT_COLUMNS);
  }

  /** Java tells of standard input and output together only, so the system is asked. */
  private static boolean isTerminal(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static int askColumns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ", -1);
      int columns = size.length == 2 ? Integer.parseInt(size[1]) : DEFAULT_COLUMNS;
      stty.waitFor(1, TimeUnit.SECONDS);
      return columns < 20 ? DEFAULT_COLUMNS : Math.min(columns, MOST_COLUMNS);
    } catch (IOException | NumberFormatException e) {
      return DEFAULT_COLUMNS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DEFAULT_COLUMNS;
    }
  }

  public boolean interactive() {
    return interactive;
  }

  public int columns() {
    return columns;
  }

  /** Puts these lines in place of those drawn last. */
  public void draw(String... lines) {
    StringBuilder text = new StringBuilder(eraser());
    for (String line : lines) {
      text.append(line, 0, Math.min(line.length(), columns - 1)).append("\u001b[K\n");
    }
    drawn = lines.length;
    stream.print(text);
    stream.flush();
  }

  /** Leaves what is drawn where it is. */
  public void keep() {
    drawn = 0;
  }

  /** Takes away what is drawn, for something else to be written. */
  public void erase() {
    if (drawn > 0) {
      stream.print(eraser() + "\u001b[J");
      stream.flush();
      drawn = 0;
    }
  }

  /** To be called before something is written to standard output. */
  public void makeWay() {
    if (shared) {
      erase();
    }
  }

  /** A line that stays, above what is drawn. */
  public void say(String line) {
    erase();
    stream.println(line);
    stream.flush();
  }

  private String eraser() {
    return drawn == 0 ? "" : "\u001b[" + drawn + "A\r";
  }
}
