package dev.parley.journal.offline;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The format of a backup: eight bytes {@code ParleyJB} and the version in four; then, compressed
 * (gzip), frames: the type in one byte, the length in four, that many bytes, and a CRC-32C over all
 * of it in four. Numbers are big-endian. The first frame is the header, the last one the totals;
 * between them are the commands that restore everything, as they are in the group's log.
 */
final class BackupFrames {
  static final byte HEADER = 'H';
  static final byte COMMAND = 'C';
  static final byte TOTALS = 'T';

  private static final byte[] MAGIC = "ParleyJB".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;

  /** More than any command has; a length above it is none. */
  private static final int LARGEST = 1 << 28;

  private BackupFrames() {}

  /** One frame. */
  @SuppressWarnings("ArrayRecordComponent")
  record Frame(byte type, byte[] data) {
    private int checksum() {
      CRC32C crc = new CRC32C();
      crc.update(type);
      crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, data.length));
      crc.update(data);
      return (int) crc.getValue();
    }
  }

  /** Writes the beginning; close what is returned to complete the file. */
  static DataOutputStream begin(OutputStream out) throws IOException {
    out.write(MAGIC);
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(0, VERSION).array());
    return new DataOutputStream(new GZIPOutputStream(out, 1 << 16));
  }

  static void write(DataOutputStream out, byte type, byte[] data) throws IOException {
    out.writeByte(type);
    out.writeInt(data.length);
    out.write(data);
    out.writeInt(new Frame(type, data).checksum());
  }

  /**
   * Reads the beginning.
   *
   * @throws DamagedBackupException without a file's name, if it is not that of a backup
   */
  static DataInputStream begin(InputStream in) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    byte[] version = in.readNBytes(Integer.BYTES);
    if (!Arrays.equals(magic, MAGIC) || version.length < Integer.BYTES) {
      throw new DamagedBackupException("is not a backup of a journal");
    }
    int number = ByteBuffer.wrap(version).getInt();
    if (number != VERSION) {
      throw new DamagedBackupException(
          String.format(
              "is in version %d of its format, and this program reads version %d",
              number, VERSION));
    }
    return new DataInputStream(new GZIPInputStream(in, 1 << 16));
  }

  static Frame read(DataInputStream in) throws IOException {
    byte type = in.readByte();
    int length = in.readInt();
    if (length < 0 || length > LARGEST) {
      throw new DamagedBackupException("is damaged: " + length + " is not the length of a frame");
    }
    byte[] data = in.readNBytes(length);
    if (data.length < length) {
      throw new EOFException();
    }
    Frame frame = new Frame(type, data);
    if (in.readInt() != frame.checksum()) {
      throw new DamagedBackupException("is damaged: a checksum is wrong");
    }
    return frame;
  }
}
