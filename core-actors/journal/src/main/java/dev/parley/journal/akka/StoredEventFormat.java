package dev.parley.journal.akka;

import dev.parley.journal.akka.StoredEvent.Rejected;
import dev.parley.journal.akka.StoredEvent.Written;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a {@link StoredEvent}: a version, flags, when, who, and then what. Besides the
 * payload they are some 30 bytes and the manifest.
 */
final class StoredEventFormat {
  private static final int VERSION = 1;
  private static final int REJECTED = 1;
  private static final int WRITER_IS_UUID = 2;
  private static final int HAS_METADATA = 4;
  private static final int EXPECTED_OVERHEAD = 96;

  private StoredEventFormat() {}

  static byte[] write(StoredEvent event) {
    if (event instanceof Written written) {
      FieldWriter out = new FieldWriter(written.payload().bytes().length + EXPECTED_OVERHEAD);
      begin(out, event, written.metadata() == null ? 0 : HAS_METADATA);
      out.text(written.adapterManifest());
      if (written.metadata() != null) {
        SerializedFormat.write(out, written.metadata());
      }
      SerializedFormat.writeLast(out, written.payload());
      return out.written();
    }
    FieldWriter out = new FieldWriter(EXPECTED_OVERHEAD);
    begin(out, event, REJECTED);
    return out.text(((Rejected) event).reason()).written();
  }

  private static void begin(FieldWriter out, StoredEvent event, int flags) {
    @Nullable UUID uuid = uuid(event.writer());
    out.one(VERSION)
        .one(uuid == null ? flags : flags | WRITER_IS_UUID)
        .number(event.timestampMillis());
    if (uuid == null) {
      out.text(event.writer());
    } else {
      out.eightBytes(uuid.getMostSignificantBits()).eightBytes(uuid.getLeastSignificantBits());
    }
  }

  static StoredEvent read(byte[] bytes) {
    return FieldReader.read(bytes, "a stored event", StoredEventFormat::read);
  }

  private static StoredEvent read(FieldReader in) {
    int version = in.one();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "a stored event of version " + version + "; this program reads version " + VERSION);
    }
    int flags = in.one();
    long timestamp = in.number();
    String writer =
        (flags & WRITER_IS_UUID) == 0
            ? in.text()
            : new UUID(in.eightBytes(), in.eightBytes()).toString();
    if ((flags & REJECTED) != 0) {
      return new Rejected(timestamp, writer, in.text());
    }
    String adapterManifest = in.text();
    @Nullable Serialized metadata = (flags & HAS_METADATA) == 0 ? null : SerializedFormat.read(in);
    return new Written(timestamp, writer, adapterManifest, metadata, SerializedFormat.readLast(in));
  }

  /** The UUID that is written just so; Akka's writers are, others keep their text. */
  private static @Nullable UUID uuid(String writer) {
    if (writer.length() != 36) {
      return null;
    }
    try {
      UUID uuid = UUID.fromString(writer);
      return uuid.toString().equals(writer) ? uuid : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
