package dev.parley.journal.store;

import dev.parley.journal.records.ByteSource;
import dev.parley.journal.records.ByteSource.MalformedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Reads what {@link EventFileOutput} wrote, and checks all of it. Used by one thread. */
final class EventFileInput implements Closeable {
  /** The head of a block. */
  record Block(String persistenceId, long first, int count) {}

  private final Path path;
  private final StoreInput in;

  private EventFileInput(Path path, StoreInput in) {
    this.path = path;
    this.in = in;
  }

  /** From the beginning. */
  static EventFileInput open(StoreFile file) throws IOException {
    StoreInput in = StoreInput.open(file.path(), 0, file.size());
    return new EventFileInput(file.path(), in);
  }

  /** From one event of a run to its last. */
  static EventFileInput open(Run run, long from) throws IOException {
    StoreInput in = StoreInput.open(run.file(), run.offset(from), run.offset(run.last() + 1));
    return new EventFileInput(run.file(), in);
  }

  long position() {
    return in.position();
  }

  boolean atEnd() {
    return in.atEnd();
  }

  void magic() throws IOException {
    if (in.longNumber() != EventFileOutput.MAGIC) {
      throw new DamagedStoreException(path, "it does not begin as a file of events");
    }
  }

  Block block() throws IOException {
    long offset = position();
    byte[] head = in.bytes();
    if (in.number() != Checksum.of(head)) {
      throw damaged("a block's head", offset);
    }
    ByteSource source = new ByteSource(ByteBuffer.wrap(head));
    try {
      return source.whole(() -> new Block(source.text(), source.longNumber(), source.number()));
    } catch (MalformedException e) {
      throw damaged("a block's head", offset);
    }
  }

  byte[] event(String persistenceId, long sequenceNr) throws IOException {
    long offset = position();
    int checksum = in.number();
    byte[] data = in.bytes();
    if (checksum != Checksum.of(sequenceNr, data)) {
      throw damaged("event " + sequenceNr + " of " + persistenceId, offset);
    }
    return data;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private DamagedStoreException damaged(String what, long offset) {
    return new DamagedStoreException(
        path, what + " at offset " + offset + " does not match its checksum");
  }
}
