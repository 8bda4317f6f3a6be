package dev.parley.journal.offline;

import dev.parley.journal.command.CommandCodec;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalCommand.EndRestore;
import dev.parley.journal.command.JournalCommand.RestoreEvents;
import dev.parley.journal.command.JournalCommand.SetMembers;
import dev.parley.journal.command.JournalCommand.SnapshotPart;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.StoreReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes a backup: of each persistence id its events that are not deleted, its newest snapshot, and
 * its highest number; then the members. The replica may go on meanwhile: each persistence id is as
 * it was at one moment, two of them not at the same. Only a part is in memory at a time.
 */
public final class BackupWriter {
  private static final int PART_BYTES = 1 << 18;
  private static final int PART_EVENTS = 1000;

  private final StoreReader store;
  private final String restore;
  private final DataOutputStream out;
  private final Map<String, Long> highest = new TreeMap<>();
  private final List<EventRecord> waiting = new ArrayList<>();
  private long waitingBytes;
  private long commands;
  private long events;
  private long snapshots;

  private BackupWriter(StoreReader store, String restore, DataOutputStream out) {
    this.store = store;
    this.restore = restore;
    this.out = out;
  }

  /**
   * Writes a whole backup; {@code out} is flushed, and stays open.
   *
   * @param takenAt now
   * @throws IOException if the store cannot be read, or the stream not be written; what was written
   *     then is not a backup, and the reader says so
   */
  public static BackupTotals write(
      StoreReader store, String cluster, long generation, Instant takenAt, OutputStream out)
      throws IOException {
    Set<String> ids = new TreeSet<>(store.persistenceIds());
    long claim = ids.stream().mapToLong(store::claim).max().orElse(0);
    BackupHeader header =
        new BackupHeader(cluster, generation, store.appliedIndex(), claim, takenAt);
    DataOutputStream data = BackupFrames.begin(new Unclosed(out));
    BackupWriter writer = new BackupWriter(store, header.restoreId(), data);
    BackupFrames.write(data, BackupFrames.HEADER, header.bytes());
    for (String id : ids) {
      writer.writeLog(id);
    }
    BackupTotals totals = writer.end();
    data.close();
    out.flush();
    return totals;
  }

  private void writeLog(String id) throws IOException {
    try (OneLog log = OneLog.capture(store, id)) {
      long last = log.replay(event -> add(id, event));
      flush(id);
      highest.put(id, last);
      if (log.ref().isPresent()) {
        writeSnapshot(log.ref().get(), log.snapshot());
      }
    }
  }

  private void add(String id, EventRecord event) throws IOException {
    int bytes = event.data().length;
    if (waitingBytes + bytes > PART_BYTES || waiting.size() == PART_EVENTS) {
      flush(id);
    }
    waiting.add(event);
    waitingBytes += bytes;
  }

  private void flush(String id) throws IOException {
    if (!waiting.isEmpty()) {
      write(new RestoreEvents(restore, id, waiting));
      events += waiting.size();
      waiting.clear();
      waitingBytes = 0;
    }
  }

  private void writeSnapshot(SnapshotRef ref, InputStream bytes) throws IOException {
    String upload = restore + "/" + ref.persistenceId();
    byte[] part = bytes.readNBytes(PART_BYTES);
    for (int number = 0; ; number++) {
      byte[] next = bytes.readNBytes(PART_BYTES);
      boolean last = next.length == 0;
      write(new SnapshotPart(ref, upload, number, last, part));
      if (last) {
        break;
      }
      part = next;
    }
    snapshots++;
  }

  private BackupTotals end() throws IOException {
    write(new EndRestore(restore, highest));
    write(new SetMembers(store.members().addresses()));
    BackupTotals totals = new BackupTotals(commands, highest.size(), events, snapshots);
    BackupFrames.write(out, BackupFrames.TOTALS, totals.bytes());
    return totals;
  }

  private void write(JournalCommand command) throws IOException {
    BackupFrames.write(out, BackupFrames.COMMAND, CommandCodec.encode(command));
    commands++;
  }
}
