package dev.parley.cli.work.demo;

import dev.parley.cli.work.terminal.Terminal;
import java.time.Duration;

/** Shows the board now and then: drawn over on a terminal, in single lines elsewhere. */
final class Progress {
  private static final Duration DRAWING = Duration.ofMillis(150);
  private static final Duration LINE = Duration.ofSeconds(2);

  private final Terminal terminal;
  private final Board board;
  private final long began = System.nanoTime();
  private long shownAt = began;

  Progress(Terminal terminal, Board board) {
    this.terminal = terminal;
    this.board = board;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** To be called often. */
  void show() {
    Duration interval = terminal.interactive() ? DRAWING : LINE;
    if (System.nanoTime() - shownAt >= interval.toNanos()) {
      draw();
    }
  }

  /** The last picture, which stays. */
  void finish() {
    draw();
    terminal.keep();
  }

  private void draw() {
    shownAt = System.nanoTime();
    if (terminal.interactive()) {
      terminal.draw(board.picture(elapsed()).toArray(new String[0]));
    } else {
      terminal.say(board.line(elapsed()));
    }
  }
}
