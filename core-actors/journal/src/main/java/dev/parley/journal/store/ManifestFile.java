package dev.parley.journal.store;

import dev.parley.journal.records.ByteSink;
import dev.parley.journal.records.ByteSource;
import dev.parley.journal.records.ByteSource.MalformedException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file of a {@link Manifest}. It is written under another name and renamed, so that it is there
 * as a whole or not at all; its checksum is its last four bytes.
 */
final class ManifestFile {
  private static final long MAGIC = 0x5041524c45594d31L; // "PARLEYM1"

  private final StoreFolder folder;
  private final ManifestFormat format;

  ManifestFile(StoreFolder folder) {
    this.folder = folder;
    this.format = new ManifestFormat(folder);
  }

  /** Makes the manifest, and with it everything it names, what the store is opened from. */
  StoreFile write(Manifest manifest, Pace pace) throws IOException {
    Path path = folder.manifest(manifest.index());
    Path unfinished = folder.unfinished(path);
    StoreFile written;
    try (PacedFile file = new PacedFile(unfinished, pace);
        DataOutputStream out = new DataOutputStream(file)) {
      byte[] body = body(manifest);
      out.writeLong(MAGIC);
      out.write(body);
      out.writeInt(Checksum.of(body));
      written = file.finish();
    }
    // The names of the files it refers to must not be lost while its own is there.
    folder.force();
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    folder.force();
    return new StoreFile(path, written.size(), written.md5());
  }

  Manifest read(Path path) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    int length = bytes.remaining() - Long.BYTES - Integer.BYTES;
    if (length < 0 || bytes.getLong() != MAGIC) {
      throw new DamagedStoreException(path, "it does not begin as a manifest");
    }
    byte[] body = new byte[length];
    bytes.get(body);
    if (bytes.getInt() != Checksum.of(body)) {
      throw new DamagedStoreException(path, "it does not match its checksum");
    }
    ByteSource source = new ByteSource(ByteBuffer.wrap(body));
    try {
      return source.whole(() -> format.read(source));
    } catch (MalformedException e) {
      throw new DamagedStoreException(path, String.valueOf(e.getMessage()));
    }
  }

  /** The manifest's file itself, as one of the files of its flush. */
  StoreFile of(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    return new StoreFile(path, bytes.length, Checksum.md5().digest(bytes));
  }

  private byte[] body(Manifest manifest) {
    ByteSink size = ByteSink.counting();
    format.write(manifest, size);
    byte[] body = new byte[size.size()];
    format.write(manifest, ByteSink.into(ByteBuffer.wrap(body)));
    return body;
  }
}
