package dev.parley.journal.offline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * Looks for a good record behind a bad one, wherever it may begin. A write that a crash cut short
 * has none behind it; damage to what was written before has.
 */
final class RecordSearch {
  // The first fields of an entry, each with its number and type: the term, which is never 0, and
  // the index.
  private static final byte TERM = 0x08;
  private static final byte INDEX = 0x10;

  private RecordSearch() {}

  /**
   * The offset of the first good record after {@code offset} whose index is above {@code after}.
   *
   * @throws IOException if the file cannot be read
   */
  static OptionalLong find(Path file, long offset, long after) throws IOException {
    byte[] rest;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(offset);
      rest = in.readAllBytes();
    }
    CRC32C crc = new CRC32C();
    for (int at = 1; at < rest.length; at++) {
      long length = Varint.at(rest, at);
      int digits = Varint.size(Math.max(length, 0));
      if (length < 2 || length > rest.length - at - digits - Integer.BYTES) {
        continue;
      }
      int end = at + digits + (int) length;
      if (looksLikeEntry(rest, at + digits, end, after)) {
        crc.reset();
        crc.update(rest, at, end - at);
        if ((int) crc.getValue() == ByteBuffer.wrap(rest).getInt(end)) {
          return OptionalLong.of(offset + at);
        }
      }
    }
    return OptionalLong.empty();
  }

  /** Without this, a checksum over all that follows would be made for almost every byte. */
  private static boolean looksLikeEntry(byte[] bytes, int from, int end, long after) {
    if (bytes[from] != TERM) {
      return false;
    }
    long term = Varint.at(bytes, from + 1);
    int index = from + 1 + Varint.size(Math.max(term, 0));
    if (term < 0 || index + 1 >= end || bytes[index] != INDEX) {
      return false;
    }
    long number = Varint.at(bytes, index + 1);
    return number > after && number <= after + bytes.length;
  }
}
