package dev.parley.journal.offline;

import dev.parley.journal.membership.LogPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;

/**
 * What can still be read of a log, from an index on. Changes nothing; stops at the first damage.
 *
 * @param last {@link LogPosition#NONE} if there is no entry from there on
 * @param damage why no more could be read, if that is not its end
 */
record LogTail(LogPosition last, Optional<String> damage) {

  /**
   * @param after the index before the first entry that is wanted
   * @throws IOException if the files cannot be read at all
   */
  static LogTail read(Path folder, long after, Consumer<LogEntryProto> entries) throws IOException {
    List<Segment> segments = Segment.in(folder);
    long next = after + 1;
    LogPosition last = LogPosition.NONE;
    for (Segment segment : segments) {
      if (segment.last().orElse(Long.MAX_VALUE) < next) {
        continue;
      }
      if (segment.first() > next) {
        return new LogTail(
            last, damaged(segment, "it begins at index " + segment.first() + ", not at " + next));
      }
      try (SegmentReader reader = SegmentReader.open(segment.path())) {
        if (!reader.header()) {
          return new LogTail(last, damaged(segment, "it does not begin as a log does"));
        }
        LogRecord record = reader.next();
        for (long index = segment.first(); record instanceof LogRecord.Good good; index++) {
          if (good.entry().getIndex() != index) {
            return new LogTail(last, damaged(segment, "an entry is not in its place"));
          }
          if (index == next) {
            entries.accept(good.entry());
            last = new LogPosition(good.entry().getTerm(), index);
            next++;
          }
          record = reader.next();
        }
        if (record instanceof LogRecord.Bad bad && segment.last().orElse(next) >= next) {
          return new LogTail(last, damaged(segment, bad.what() + " at offset " + bad.offset()));
        }
      }
    }
    return new LogTail(last, Optional.empty());
  }

  private static Optional<String> damaged(Segment segment, String what) {
    return Optional.of(segment.path() + ": " + what);
  }
}
