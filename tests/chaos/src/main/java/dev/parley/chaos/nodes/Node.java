package dev.parley.chaos.nodes;

import dev.parley.chaos.net.Commands;
import dev.parley.chaos.net.Network;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process in a network of its own: started, sent signals, started again. Not thread-safe.
 *
 * <p>What it prints is appended to a file.
 */
public final class Node {
  private static final int PATIENCE_SECONDS = 30;

  private final Network network;
  private final String name;
  private final List<String> command;
  private final Path output;
  private Optional<Process> process = Optional.empty();
  private List<String> skew = List.of();
  private boolean paused;

  Node(Network network, String name, List<String> command, Path output) {
    this.network = network;
    this.name = name;
    this.command = List.copyOf(command);
    this.output = output;
  }

  public String name() {
    return name;
  }

  public boolean runs() {
    return process.filter(Process::isAlive).isPresent();
  }

  /** Starts it; does nothing if it runs. */
  public void start() throws IOException {
    if (!runs()) {
      List<String> words = new ArrayList<>(network.inside(name));
      words.addAll(skew);
      words.addAll(command);
      ProcessBuilder.Redirect file = ProcessBuilder.Redirect.appendTo(output.toFile());
      process =
          Optional.of(
              new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(file).start());
      paused = false;
    }
  }

  /** From its next start on, its time of day is off by so much; 0 for the right one. */
  public void skewClock(long seconds) {
    skew = seconds == 0 ? List.of() : SkewedClock.words(seconds);
  }

  /** Ends it with SIGKILL. */
  public void kill() throws IOException {
    signal("KILL");
    awaitEnd();
  }

  /** Ends it in order, with SIGTERM, and waits until it has. */
  public void terminate() throws IOException {
    signal("TERM");
    awaitEnd();
  }

  /** Sends SIGTERM and does not wait. */
  public void askToEnd() throws IOException {
    signal("TERM");
  }

  /** Waits for one that was asked to end. */
  public void awaitEnd() throws IOException {
    try {
      if (process.isPresent() && !process.get().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.get().destroyForcibly();
        throw new IOException(name + " did not end within " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  public void pause() throws IOException {
    signal("STOP");
    paused = true;
  }

  /** Lets it go on; does nothing if it was not paused. */
  public void wake() throws IOException {
    if (paused) {
      signal("CONT");
      paused = false;
    }
  }

  /** Says one line to its standard input. */
  public void tell(String line) throws IOException {
    Process running = process.orElseThrow(() -> new IOException(name + " does not run"));
    // Not closed: the end of its input ends the process.
    Writer input = running.outputWriter(StandardCharsets.UTF_8);
    input.write(line + "\n");
    input.flush();
  }

  private void signal(String which) throws IOException {
    if (runs()) {
      Commands.run("kill -" + which + " " + process.orElseThrow().pid());
    }
  }
}
