package dev.parley.journal.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32C;

/** CRC32C of what is written into files; MD5 of whole files, which Ratis checks. */
final class Checksum {
  private Checksum() {}

  static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }

  static int of(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data, 0, data.length);
    return (int) crc.getValue();
  }

  /** Of data at its place: data that is whole but not where it belongs does not match. */
  static int of(long place, byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(place).putInt(data.length).flip());
    crc.update(data, 0, data.length);
    return (int) crc.getValue();
  }
}
