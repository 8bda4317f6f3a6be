package dev.parley.agent.checkpoint;

import dev.parley.agent.core.AgentEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file of {@link EventLine event lines}, written at its end. */
final class EventFile {
  private final Path path;
  private final EventLine lines;

  EventFile(Path path, EventLine lines) {
    this.path = path;
    this.lines = lines;
  }

  /**
   * What a file holds.
   *
   * @param events every one that can be read
   * @param sound how many of them come before the first that cannot
   * @param soundBytes where that one begins; the length of the file if there is none
   * @param torn whether only the last line is damaged, and has no end: a write that was cut short
   *     and so was never relied on
   */
  record Contents(
      List<AgentEvent.Durable> events, int sound, long soundBytes, boolean damaged, boolean torn) {

    List<AgentEvent.Durable> soundEvents() {
      return events.subList(0, sound);
    }
  }

  Contents read() throws IOException {
    if (!Files.exists(path)) {
      return new Contents(List.of(), 0, 0, false, false);
    }
    byte[] bytes = Files.readAllBytes(path);
    List<AgentEvent.Durable> events = new ArrayList<>();
    int sound = 0;
    int soundBytes = bytes.length;
    boolean damaged = false;
    boolean torn = false;
    int begin = 0;
    while (begin < bytes.length) {
      int end = begin;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      boolean whole = end < bytes.length;
      Optional<AgentEvent.Durable> event =
          whole ? lines.read(Arrays.copyOfRange(bytes, begin, end)) : Optional.empty();
      event.ifPresent(events::add);
      if (event.isEmpty() && !damaged) {
        damaged = true;
        torn = !whole;
        sound = events.size();
        soundBytes = begin;
      }
      begin = end + 1;
    }
    return new Contents(events, damaged ? sound : events.size(), soundBytes, damaged, torn);
  }

  /** Cuts off what is damaged, so that what is appended does not join it. */
  void truncate(long length) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(length);
      channel.force(true);
    }
  }

  void append(List<AgentEvent.Durable> events, boolean sync) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      write(channel, events, sync);
    }
  }

  /** Puts these events in place of all there are, at once or not at all. */
  void replace(List<AgentEvent.Durable> events) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(next);
    new EventFile(next, lines).append(events, true);
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(FileChannel channel, List<AgentEvent.Durable> events, boolean sync)
      throws IOException {
    ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    events.forEach(event -> gathered.writeBytes(lines.write(event)));
    ByteBuffer buffer = ByteBuffer.wrap(gathered.toByteArray());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    if (sync) {
      channel.force(false);
    }
  }
}
