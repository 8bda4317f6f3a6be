package dev.parley.agent.container;

import dev.parley.agent.container.Containerizer.Signal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Signals process groups, which Java cannot, through one long-lived shell that is started when
 * first needed: a signal costs a line on its input, and no process. Thread-safe. The shell ends
 * with the JVM, as its input does.
 */
final class Signaller implements AutoCloseable {
  // Between its fork and its setsid, a task is not yet the leader of a group.
  private static final String SCRIPT =
      "while read -r s p; do"
          + " kill -s \"$s\" -- \"-$p\" 2> /dev/null || kill -s \"$s\" \"$p\" 2> /dev/null;"
          + " done";

  private final ShellTools tools;
  private @Nullable OutputStream input;

  Signaller(ShellTools tools) {
    this.tools = tools;
  }

  /**
   * @throws IOException if no shell can be started
   */
  synchronized void signal(long group, Signal signal) throws IOException {
    byte[] line = (signal + " " + group + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      write(line);
    } catch (IOException e) {
      // Somebody ended the shell; a new one is as good.
      input = null;
      write(line);
    }
  }

  private void write(byte[] line) throws IOException {
    OutputStream open = input;
    if (open == null) {
      // In a session of its own, so that Ctrl-C on the agent's terminal does not end it first.
      ProcessBuilder builder = new ProcessBuilder(tools.setsid(), "/bin/sh", "-c", SCRIPT);
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      open = builder.start().getOutputStream();
      input = open;
    }
    open.write(line);
    open.flush();
  }

  /** What was asked for before is still done. */
  @Override
  public synchronized void close() {
    if (input != null) {
      try {
        input.close();
      } catch (IOException e) {
        // It has ended by itself.
      }
      input = null;
    }
  }
}
