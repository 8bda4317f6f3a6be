package dev.parley.chaos.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends what was seen to a file, a line of JSON each, at once: whoever is killed has written all
 * that it saw. Thread-safe.
 */
public final class Recorder implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedWriter out;

  public Recorder(Path file) throws IOException {
    out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  public synchronized void write(Seen seen) {
    try {
      out.write(JSON.writerFor(Seen.class).writeValueAsString(seen));
      out.newLine();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file holds; a last line without an end, of one that was killed, does not count. */
  public static List<Seen> read(Path file) throws IOException {
    List<Seen> all = new ArrayList<>();
    for (String line : WholeLines.of(file)) {
      try {
        all.add(JSON.readValue(line, Seen.class));
      } catch (JsonProcessingException e) {
        throw new IOException(file + " has a line that cannot be read: " + line, e);
      }
    }
    return all;
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
