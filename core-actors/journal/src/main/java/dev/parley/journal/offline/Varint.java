package dev.parley.journal.offline;

/** Numbers as protobuf writes them: seven bits a byte, the lowest first. */
final class Varint {
  /** Set in each byte but the last. */
  static final int CONTINUES = 0x80;

  /** Of a length, which has 32 bits. */
  static final int MOST_BYTES = 5;

  private Varint() {}

  /** How many bytes a number takes that is not negative. */
  static int size(long number) {
    int bytes = 1;
    for (long rest = number >>> 7; rest != 0; rest >>>= 7) {
      bytes++;
    }
    return bytes;
  }

  /** The number at a place, or -1 if there is none, or it is negative. */
  static long at(byte[] bytes, int from) {
    long number = 0;
    for (int i = 0; i < 9 && from + i < bytes.length; i++) {
      number |= (long) (bytes[from + i] & 0x7f) << (7 * i);
      if ((bytes[from + i] & CONTINUES) == 0) {
        return number;
      }
    }
    return -1;
  }
}
