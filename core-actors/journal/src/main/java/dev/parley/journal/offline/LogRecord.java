package dev.parley.journal.offline;

import org.apache.ratis.proto.RaftProtos.LogEntryProto;

/** What comes next in a segment's file. */
sealed interface LogRecord {
  /** The offset of its first byte. */
  long offset();

  /** An entry that is as it was written. */
  record Good(long offset, LogEntryProto entry) implements LogRecord {}

  /** There is no more: the file ends here, or has only zeros, reserved for what is to come. */
  record End(long offset) implements LogRecord {}

  /**
   * Something that is no entry.
   *
   * @param what is wrong with it
   */
  record Bad(long offset, String what) implements LogRecord {}
}
