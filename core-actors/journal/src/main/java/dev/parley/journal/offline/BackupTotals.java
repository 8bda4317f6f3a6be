package dev.parley.journal.offline;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How much a backup holds, to tell a whole one from one that lacks something. */
public record BackupTotals(long commands, long persistenceIds, long events, long snapshots) {
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(commands);
      out.writeLong(persistenceIds);
      out.writeLong(events);
      out.writeLong(snapshots);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  static BackupTotals read(DataInputStream in) throws IOException {
    return new BackupTotals(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }
}
