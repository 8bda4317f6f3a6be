package dev.parley.journal.store;

import dev.parley.journal.records.ByteSink;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Writes a file of events: after {@link #MAGIC}, blocks of events of one persistence id. A block is
 * a head with its checksum, and then each event with its own. Used by one thread.
 */
final class EventFileOutput implements AutoCloseable {
  static final long MAGIC = 0x5041524c45594531L; // "PARLEYE1"

  private final Path path;
  private final PacedFile file;
  private final DataOutputStream out;
  private long first;
  private int[] offsets = {};
  private int events;

  EventFileOutput(Path path, Pace pace) throws IOException {
    this.path = path;
    this.file = new PacedFile(path, pace);
    this.out = new DataOutputStream(file);
    out.writeLong(MAGIC);
  }

  /** Begins a block; exactly {@code count} events follow. */
  void begin(String persistenceId, long first, int count) throws IOException {
    byte[] head = head(persistenceId, first, count);
    out.writeInt(head.length);
    out.write(head);
    out.writeInt(Checksum.of(head));
    this.first = first;
    this.offsets = new int[count + 1];
    this.events = 0;
  }

  void add(byte[] data) throws IOException {
    offsets[events] = Math.toIntExact(file.position());
    out.writeInt(Checksum.of(first + events, data));
    out.writeInt(data.length);
    out.write(data);
    events++;
  }

  /** Ends the block. */
  Run end() {
    offsets[events] = Math.toIntExact(file.position());
    return new Run(path, first, offsets);
  }

  StoreFile finish() throws IOException {
    return file.finish();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static byte[] head(String persistenceId, long first, int count) {
    ByteSink size = ByteSink.counting();
    size.text(persistenceId);
    ByteBuffer head = ByteBuffer.allocate(size.size() + Long.BYTES + Integer.BYTES);
    ByteSink sink = ByteSink.into(head);
    sink.text(persistenceId);
    sink.number(first);
    sink.number(count);
    return head.array();
  }
}
