package dev.parley.journal.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a snapshot: of its files, each part checked before the first byte of it is given,
 * and of the parts in memory. All files are open from the beginning, so that it stays readable when
 * the snapshot is deleted. Used by one thread.
 */
final class SnapshotStream extends InputStream {
  private final Upload upload;
  private final Deque<StoreInput> files = new ArrayDeque<>();
  private final Iterator<byte[]> waiting;
  private byte[] part = {};
  private int given;
  private long next;

  private SnapshotStream(Upload upload) {
    this.upload = upload;
    this.waiting = upload.waiting().iterator();
  }

  static SnapshotStream open(Upload upload) throws IOException {
    SnapshotStream stream = new SnapshotStream(upload);
    try {
      for (StoreFile file : upload.flushed()) {
        stream.files.add(StoreInput.open(file.path(), 0, file.size()));
      }
      return stream;
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    return fill() ? part[given++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int some = Math.min(length, part.length - given);
    System.arraycopy(part, given, bytes, offset, some);
    given += some;
    return some;
  }

  /** How many parts were begun to be given. */
  long parts() {
    return next;
  }

  @Override
  public void close() throws IOException {
    for (StoreInput file : files) {
      file.close();
    }
  }

  private boolean fill() throws IOException {
    while (given == part.length) {
      byte[] following = following();
      if (following == null) {
        return false;
      }
      part = following;
      given = 0;
      next++;
    }
    return true;
  }

  private byte @Nullable [] following() throws IOException {
    while (!files.isEmpty()) {
      StoreInput file = files.getFirst();
      if (!file.atEnd()) {
        return part(file);
      }
      files.removeFirst().close();
    }
    return waiting.hasNext() ? waiting.next() : null;
  }

  private byte[] part(StoreInput file) throws IOException {
    if (file.position() == 0 && file.longNumber() != SnapshotFiles.MAGIC) {
      throw damaged(file, 0);
    }
    long offset = file.position();
    int checksum = file.number();
    byte[] data = file.bytes();
    if (checksum != Checksum.of(next, data)) {
      throw damaged(file, offset);
    }
    return data;
  }

  private DamagedStoreException damaged(StoreInput file, long offset) {
    return new DamagedStoreException(
        file.path(),
        String.format(
            "part %d of snapshot %d of %s at offset %d does not match its checksum",
            next, upload.snapshot().sequenceNr(), upload.snapshot().persistenceId(), offset));
  }
}
