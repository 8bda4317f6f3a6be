package dev.parley.chaos.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the system's own small tools, each to its end. */
public final class Commands {
  private Commands() {}

  /**
   * Runs a command and waits for it.
   *
   * @return what it printed
   * @throws IOException with what it printed, if it fails
   */
  public static String run(List<String> words) throws IOException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException(String.join(" ", words) + " exited with " + code + ": " + output);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted during " + String.join(" ", words), e);
    }
    return output;
  }

  /** The same, of words with single blanks between them. */
  public static String run(String line) throws IOException {
    return run(List.of(line.split(" ", -1)));
  }
}
