package dev.parley.journal.offline;

import dev.parley.journal.membership.LogPosition;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The check of a replica's log before it starts. A crash can leave the last write unfinished; it
 * was not acknowledged then, and is cut. Ratis does that by itself only if the file ends within the
 * record's bytes: it does not start if the file ends within the record's length, or if zeros
 * follow, which is the rule because it reserves space. Anything else is damage to what may have
 * been acknowledged, and nothing is changed then: Ratis would pass over a part of it in silence.
 *
 * <p>Not thread-safe; nobody else may use the folder meanwhile.
 */
public final class LogCheck {
  private static final Logger log = LoggerFactory.getLogger(LogCheck.class);

  private final Path journal;
  private final Consumer<LogEntryProto> entries;
  private LogPosition end = LogPosition.NONE;
  private OptionalLong first = OptionalLong.empty();

  private LogCheck(Path journal, Consumer<LogEntryProto> entries) {
    this.journal = journal;
    this.entries = entries;
  }

  /**
   * What the log holds.
   *
   * @param first the index of its first entry; empty if it has none
   * @param last {@link LogPosition#NONE} if it has no entry
   */
  public record Result(OptionalLong first, LogPosition last) {}

  /**
   * Checks the log and cuts its torn end.
   *
   * @param journal the journal's folder, for the message
   * @param current the folder of the log's files; it need not exist
   * @param entries is given every entry
   * @throws DamagedLogException if more is wrong than a torn end
   * @throws IOException if the files cannot be read or cut
   */
  public static Result check(Path journal, Path current, Consumer<LogEntryProto> entries)
      throws IOException {
    LogCheck check = new LogCheck(journal, entries);
    List<Segment> segments = Segment.in(current);
    for (Segment segment : segments) {
      check.check(segment, segment.equals(segments.get(segments.size() - 1)));
    }
    return new Result(check.first, check.end);
  }

  private void check(Segment segment, boolean newest) throws IOException {
    if (segment.open() && !newest) {
      throw damaged(segment, 0, "it is open, but another segment follows");
    }
    if (first.isPresent() && segment.first() != end.index() + 1) {
      throw damaged(
          segment,
          0,
          "it begins at index "
              + segment.first()
              + ", but the segment before it ends at "
              + end.index());
    }
    try (SegmentReader reader = SegmentReader.open(segment.path())) {
      if (!reader.header()) {
        bad(segment, new LogRecord.Bad(0, "it does not begin as a log does"));
        return;
      }
      LogRecord record = reader.next();
      for (long index = segment.first(); record instanceof LogRecord.Good good; index++) {
        accept(segment, good, index);
        // What may follow the last entry of a closed segment was never a part of it.
        if (segment.last().equals(OptionalLong.of(index))) {
          return;
        }
        record = reader.next();
      }
      if (record instanceof LogRecord.Bad bad) {
        bad(segment, bad);
      } else if (!segment.open()) {
        throw damaged(
            segment, record.offset(), "it ends before index " + segment.last().getAsLong());
      }
    }
  }

  private void accept(Segment segment, LogRecord.Good good, long index) throws DamagedLogException {
    LogEntryProto entry = good.entry();
    if (entry.getIndex() != index) {
      throw damaged(
          segment,
          good.offset(),
          "index " + entry.getIndex() + " is where " + index + " should be");
    }
    if (first.isEmpty()) {
      first = OptionalLong.of(index);
    }
    end = new LogPosition(entry.getTerm(), index);
    entries.accept(entry);
  }

  private void bad(Segment segment, LogRecord.Bad bad) throws IOException {
    if (!segment.open()) {
      throw damaged(segment, bad.offset(), bad.what() + ", in a segment that is closed");
    }
    OptionalLong following =
        RecordSearch.find(
            segment.path(), bad.offset(), first.isEmpty() ? segment.first() - 1 : end.index());
    if (following.isPresent()) {
      throw damaged(
          segment,
          bad.offset(),
          bad.what() + ", and a good record follows at offset " + following.getAsLong());
    }
    try (FileChannel file = FileChannel.open(segment.path(), StandardOpenOption.WRITE)) {
      long cut = file.size() - bad.offset();
      file.truncate(bad.offset());
      file.force(true);
      log.warn(
          "{}: the last write was cut short by a crash ({} at offset {}): cut {} bytes; the log ends"
              + " at {}",
          segment.path(),
          bad.what(),
          bad.offset(),
          cut,
          end);
    }
  }

  private DamagedLogException damaged(Segment segment, long offset, String what) {
    return new DamagedLogException(journal, segment.path(), offset, what);
  }
}
