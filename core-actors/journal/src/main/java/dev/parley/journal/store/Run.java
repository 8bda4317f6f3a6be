package dev.parley.journal.store;

import java.nio.file.Path;

/**
 * Where events of one persistence id lie in a file, one after the other without gaps. Takes four
 * bytes of memory for each event.
 *
 * @param first number of the first event
 * @param offsets in the file of each event, and of the end of the last one
 */
@SuppressWarnings("ArrayRecordComponent")
record Run(Path file, long first, int[] offsets) {

  /** The number of the last event. */
  long last() {
    return first + offsets.length - 2;
  }

  int offset(long sequenceNr) {
    return offsets[(int) (sequenceNr - first)];
  }

  /** The bytes of the events that are left if all up to this number are deleted. */
  long bytesAfter(long deletedTo) {
    if (deletedTo >= last()) {
      return 0;
    }
    long end = offsets[offsets.length - 1];
    return end - offset(Math.max(first, deletedTo + 1));
  }

  boolean overlaps(long from, long to) {
    return from <= last() && to >= first;
  }
}
