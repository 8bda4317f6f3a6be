package dev.parley.cli.work.demo;

import dev.parley.cli.work.terminal.Terminal;
import java.util.List;

/** What the demo says, and which step it is at. For one thread. */
final class Report {
  private final Terminal terminal;
  private int number;
  private String step = "";

  Report(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The next step begins. */
  void step(String what) {
    number++;
    step = what;
    say("step " + number + ": " + what);
  }

  /** {@code step 3 (a cluster)}. */
  String atStep() {
    return "step " + number + " (" + step + ")";
  }

  void say(String line) {
    terminal.say("demo: " + line);
  }

  void table(List<String> lines) {
    lines.forEach(terminal::say);
  }
}
