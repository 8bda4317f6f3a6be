package dev.parley.journal.offline;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.thirdparty.com.google.protobuf.InvalidProtocolBufferException;

/**
 * Reads the file of a segment as Ratis 3 writes it: eight bytes {@code RaftLog1}; then for each
 * entry its length as a varint, its bytes (protobuf), and a CRC-32C over both, big-endian; then
 * zeros, as space is reserved in advance. One record is in memory at a time.
 */
final class SegmentReader implements AutoCloseable {
  private static final byte[] HEADER = "RaftLog1".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKSUM = Integer.BYTES;

  private final InputStream in;
  private final long size;
  private long offset;
  private byte[] buffer = new byte[8192];

  private SegmentReader(InputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  static SegmentReader open(Path file) throws IOException {
    return new SegmentReader(
        new BufferedInputStream(Files.newInputStream(file), 1 << 16), Files.size(file));
  }

  /** Reads the first bytes of the file, to be called once; false if they are not Ratis'. */
  boolean header() throws IOException {
    byte[] found = in.readNBytes(HEADER.length);
    offset = found.length;
    return Arrays.equals(found, HEADER);
  }

  /** Reads on. After anything but a good record, no more is to be asked for. */
  LogRecord next() throws IOException {
    long start = offset;
    int length = 0;
    int digits = 0;
    for (int one = Varint.CONTINUES; (one & Varint.CONTINUES) != 0; digits++) {
      one = in.read();
      if (digits == 0 && one <= 0) {
        return end(start, one);
      }
      if (one < 0) {
        return new LogRecord.Bad(start, "the file ends within the length of a record");
      }
      if (digits == Varint.MOST_BYTES) {
        return new LogRecord.Bad(start, "a record's length is not a number");
      }
      buffer[digits] = (byte) one;
      length |= (one & 0x7f) << (7 * digits);
    }
    if (length <= 0 || digits != Varint.size(length)) {
      return new LogRecord.Bad(start, "a record's length is not a number");
    }
    if (length > size - start - digits - CHECKSUM) {
      return new LogRecord.Bad(start, "the file ends within a record of " + length + " bytes");
    }
    return body(start, digits, length);
  }

  private LogRecord end(long start, int first) throws IOException {
    byte[] rest = new byte[8192];
    for (int n = first < 0 ? -1 : 0; n >= 0; n = in.read(rest)) {
      for (int i = 0; i < n; i++) {
        if (rest[i] != 0) {
          return new LogRecord.Bad(start, "a record is missing before others");
        }
      }
    }
    return new LogRecord.End(start);
  }

  private LogRecord body(long start, int digits, int length) throws IOException {
    int total = digits + length + CHECKSUM;
    if (buffer.length < total) {
      buffer = Arrays.copyOf(buffer, Math.max(total, 2 * buffer.length));
    }
    if (in.readNBytes(buffer, digits, length + CHECKSUM) < length + CHECKSUM) {
      throw new IOException("the file became shorter while it was read");
    }
    offset = start + total;
    CRC32C crc = new CRC32C();
    crc.update(buffer, 0, digits + length);
    if ((int) crc.getValue() != ByteBuffer.wrap(buffer).getInt(digits + length)) {
      return new LogRecord.Bad(start, "a record's checksum is wrong");
    }
    try {
      return new LogRecord.Good(start, LogEntryProto.parser().parseFrom(buffer, digits, length));
    } catch (InvalidProtocolBufferException e) {
      return new LogRecord.Bad(start, "a record is not an entry of a log (" + e.getMessage() + ")");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
