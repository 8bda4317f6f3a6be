package dev.parley.journal.akka;

import org.jspecify.annotations.Nullable;

/**
 * What the bytes of an Akka snapshot in the store say: a version, the metadata that Akka keeps with
 * it, if any, and the state.
 */
public record StoredSnapshot(@Nullable Serialized metadata, Serialized state) {
  private static final int VERSION = 1;
  private static final int HAS_METADATA = 1;
  private static final int EXPECTED_HEAD = 128;

  SnapshotBytes write() {
    FieldWriter out = new FieldWriter(EXPECTED_HEAD);
    out.one(VERSION).one(metadata == null ? 0 : HAS_METADATA);
    if (metadata != null) {
      SerializedFormat.write(out, metadata);
    }
    return new SnapshotBytes(SerializedFormat.head(out, state).written(), state.bytes());
  }

  /**
   * @throws IllegalArgumentException if the bytes are damaged, or of a later version
   */
  public static StoredSnapshot read(byte[] bytes) {
    return FieldReader.read(bytes, "a stored snapshot", StoredSnapshot::read);
  }

  private static StoredSnapshot read(FieldReader in) {
    int version = in.one();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "a stored snapshot of version " + version + "; this program reads version " + VERSION);
    }
    @Nullable Serialized metadata =
        (in.one() & HAS_METADATA) == 0 ? null : SerializedFormat.read(in);
    return new StoredSnapshot(metadata, SerializedFormat.readLast(in));
  }
}
