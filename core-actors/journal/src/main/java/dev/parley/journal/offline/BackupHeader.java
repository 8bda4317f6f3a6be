package dev.parley.journal.offline;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/**
 * What a backup is of.
 *
 * @param generation of the group it was taken from
 * @param appliedIndex of the replica when the backup began
 * @param highestClaim any persistence id had; what is restored goes on above it
 */
public record BackupHeader(
    String cluster, long generation, long appliedIndex, long highestClaim, Instant takenAt) {
  private static final long CLAIMS_OF_A_GROUP = 1L << 32;

  /** Names a restore of this backup, the same in each attempt. */
  String restoreId() {
    return UUID.nameUUIDFromBytes(bytes()).toString();
  }

  /**
   * What is to be added to the log indexes of a restored group to get its claims: they must be
   * above any that the older group gave after the backup was taken.
   */
  long claimBase() {
    return Math.floorDiv(highestClaim - 1, CLAIMS_OF_A_GROUP) * CLAIMS_OF_A_GROUP
        + 2 * CLAIMS_OF_A_GROUP;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(cluster);
      out.writeLong(generation);
      out.writeLong(appliedIndex);
      out.writeLong(highestClaim);
      out.writeLong(takenAt.toEpochMilli());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  static BackupHeader read(DataInputStream in) throws IOException {
    return new BackupHeader(
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Instant.ofEpochMilli(in.readLong()));
  }
}
