package dev.parley.cli.work.batch;

import dev.parley.cli.work.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Shows the outputs of items in the order of the input, and how far the batch is. For one thread.
 */
final class Presenter {
  private static final long DRAW_NANOS = Duration.ofMillis(150).toNanos();
  private static final long LINE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int LINE_SHOWN = 60;

  private final PrintStream out;
  private final PrintStream err;
  private final Terminal terminal;
  private final ResultFolder folder;
  private final InOrder<Result> order = new InOrder<>();
  private final long began = System.nanoTime();
  private long shownAt = began;

  Presenter(PrintStream out, PrintStream err, Terminal terminal, ResultFolder folder) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.folder = folder;
  }

  /** An item is over and its outputs are in the folder. Shows it when it has its turn. */
  void over(Result result) throws IOException {
    for (Result due : order.add(result.item(), result)) {
      show(due);
      folder.passedOn(due.item());
    }
  }

  private void show(Result result) throws IOException {
    Path written = folder.out(result.item());
    if (Files.exists(written) && Files.size(written) > 0) {
      terminal.makeWay();
      copy(written, out);
    }
    if (!result.succeeded()) {
      terminal.erase();
      out.flush();
      Path complaints = folder.err(result.item());
      if (Files.exists(complaints)) {
        copy(complaints, err);
      }
      terminal.say(
          "parley: item " + result.item() + " '" + cut(result.line()) + "': " + result.message());
    }
  }

  /** Whether nobody reads standard output any more. */
  boolean isRefused() {
    return out.checkError();
  }

  void say(String line) {
    terminal.say("parley: " + line);
  }

  /** Shows how far it is, if it is time to. */
  void progress(Tally tally, BatchText.Total total) {
    long now = System.nanoTime();
    Duration elapsed = elapsed();
    if (terminal.interactive() && now - shownAt >= DRAW_NANOS) {
      shownAt = now;
      out.flush();
      terminal.draw(BatchText.bar(tally, total, elapsed));
    } else if (!terminal.interactive() && now - shownAt >= LINE_NANOS) {
      shownAt = now;
      say(BatchText.line(tally, total, elapsed));
    }
  }

  void summary(Tally tally) {
    out.flush();
    say(BatchText.summary(tally, elapsed()));
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static void copy(Path from, OutputStream to) throws IOException {
    Files.copy(from, to);
  }

  private static String cut(String line) {
    String plain = line.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= LINE_SHOWN ? plain : plain.substring(0, LINE_SHOWN - 1) + "…";
  }
}
