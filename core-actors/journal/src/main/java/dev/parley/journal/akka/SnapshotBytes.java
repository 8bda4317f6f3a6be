package dev.parley.journal.akka;

/**
 * A snapshot as it is stored: a few bytes in front, and the state as it was serialized. That may be
 * large: it is copied only in parts, for arrays of its size are paid for with pauses of the whole
 * process.
 */
@SuppressWarnings("ArrayRecordComponent")
record SnapshotBytes(byte[] head, byte[] state) {

  long length() {
    return (long) head.length + state.length;
  }

  /**
   * A copy of some of the bytes.
   *
   * @param from the first, from 0
   * @param to after the last
   */
  byte[] slice(long from, long to) {
    byte[] slice = new byte[Math.toIntExact(to - from)];
    int ofHead = (int) Math.max(0, Math.min(to, head.length) - from);
    if (ofHead > 0) {
      System.arraycopy(head, (int) from, slice, 0, ofHead);
    }
    int inState = (int) Math.max(0, from - head.length);
    System.arraycopy(state, inState, slice, ofHead, slice.length - ofHead);
    return slice;
  }
}
