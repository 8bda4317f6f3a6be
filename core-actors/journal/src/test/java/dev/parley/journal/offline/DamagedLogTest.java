package dev.parley.journal.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.membership.LogPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage that no crash explains: nothing is cut, and the message names the file. */
class DamagedLogTest {
  @TempDir private static Path made;
  @TempDir private Path journal;
  private Path current = Path.of("");
  private List<Segment> segments = List.of();

  @BeforeAll
  static void makeLogOfSeveralSegments() throws IOException {
    try (RatisGroupOfOne ratis = new RatisGroupOfOne(made, 1 << 10)) {
      ratis.write(IntStream.range(0, 33).mapToObj(i -> i + "x".repeat(100)).toList());
    }
  }

  @BeforeEach
  void copy() throws IOException {
    Path storage = journal.resolve("raft");
    RatisGroupOfOne.copy(made, storage);
    current = RatisGroupOfOne.current(storage);
    segments = Segment.in(current);
    assertThat(segments).hasSizeGreaterThan(2);
  }

  private LogCheck.Result check() throws IOException {
    return LogCheck.check(journal, current, entry -> {});
  }

  private void turnBit(Segment segment, int offset) throws IOException {
    byte[] bytes = Files.readAllBytes(segment.path());
    bytes[offset] ^= 4;
    Files.write(segment.path(), bytes);
  }

  private void isDamaged(Segment segment, long offset, String what) throws IOException {
    List<byte[]> before = contents();
    assertThatThrownBy(this::check)
        .isInstanceOf(DamagedLogException.class)
        .hasMessageStartingWith(segment.path() + " is damaged at offset " + offset + ": " + what)
        .hasMessageContaining("move " + journal + " away and start this master again")
        .hasMessageContaining("parley masters recover");
    List<byte[]> after = contents();
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i)).isEqualTo(before.get(i));
    }
  }

  private List<byte[]> contents() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Segment segment : Segment.in(current)) {
      contents.add(Files.readAllBytes(segment.path()));
    }
    return contents;
  }

  private Segment first() {
    return segments.get(0);
  }

  private Segment newest() {
    return segments.get(segments.size() - 1);
  }

  @Test
  void givesAllEntriesOfAllSegments() throws IOException {
    List<Long> indices = new ArrayList<>();
    LogCheck.Result result =
        LogCheck.check(journal, current, entry -> indices.add(entry.getIndex()));
    assertThat(indices)
        .isEqualTo(Stream.iterate(0L, i -> i + 1).limit(indices.size()).toList())
        .hasSizeGreaterThan(30);
    assertThat(result.first()).hasValue(0);
    assertThat(result.last()).isEqualTo(new LogPosition(1, indices.size() - 1));
  }

  @Test
  void anEmptyFolderHasNoLog() throws IOException {
    assertThat(LogCheck.check(journal, journal.resolve("none"), entry -> {}).last())
        .isEqualTo(LogPosition.NONE);
  }

  @Test
  void refusesABadRecordThatGoodOnesFollow() throws IOException {
    assertThat(newest().open()).isTrue();
    List<Long> offsets = new ArrayList<>();
    try (SegmentReader reader = SegmentReader.open(newest().path())) {
      reader.header();
      while (reader.next() instanceof LogRecord.Good good) {
        offsets.add(good.offset());
      }
    }
    assertThat(offsets).hasSizeGreaterThan(1);
    turnBit(newest(), (int) (offsets.get(1) - 1));
    isDamaged(newest(), offsets.get(0), "a record's checksum is wrong, and a good record follows");
  }

  @Test
  void refusesALengthThatIsWrongBeforeGoodRecords() throws IOException {
    byte[] bytes = Files.readAllBytes(newest().path());
    Arrays.fill(bytes, 8, 10, (byte) 0xff);
    Files.write(newest().path(), bytes);
    isDamaged(newest(), 8, "");
  }

  @Test
  void refusesAHoleBeforeGoodRecords() throws IOException {
    byte[] bytes = Files.readAllBytes(newest().path());
    Arrays.fill(bytes, 8, 40, (byte) 0);
    Files.write(newest().path(), bytes);
    isDamaged(newest(), 8, "a record is missing before others, and a good record follows");
  }

  @Test
  void refusesABadRecordInAClosedSegment() throws IOException {
    byte[] bytes = Files.readAllBytes(first().path());
    turnBit(first(), bytes.length - 1);
    assertThatThrownBy(this::check)
        .hasMessageStartingWith(first().path().toString())
        .hasMessageContaining("in a segment that is closed");
  }

  @Test
  void refusesAClosedSegmentThatIsTooShort() throws IOException {
    byte[] bytes = Files.readAllBytes(first().path());
    Files.write(first().path(), Arrays.copyOf(bytes, 8));
    isDamaged(first(), 8, "it ends before index " + first().last().getAsLong());
  }

  @Test
  void refusesASegmentThatIsMissing() throws IOException {
    Files.delete(segments.get(1).path());
    isDamaged(
        segments.get(2),
        0,
        "it begins at index " + segments.get(2).first() + ", but the segment before it ends at ");
  }

  @Test
  void refusesAHeaderThatIsWrong() throws IOException {
    turnBit(first(), 3);
    isDamaged(first(), 0, "it does not begin as a log does");
    turnBit(first(), 3);
    turnBit(newest(), 3);
    isDamaged(newest(), 0, "it does not begin as a log does, and a good record follows");
  }

  @Test
  void refusesEntriesOfAnotherPlace() throws IOException {
    Path other = current.resolve("log_0-" + (first().last().getAsLong() - 1));
    Files.move(first().path(), other);
    Files.copy(newest().path(), first().path());
    Files.delete(other);
    isDamaged(first(), 8, "index " + newest().first() + " is where 0 should be");
  }

  @Test
  void refusesAnOpenSegmentBeforeAnother() throws IOException {
    Path open = current.resolve("log_inprogress_0");
    Files.move(first().path(), open);
    segments = Segment.in(current);
    isDamaged(first(), 0, "it is open, but another segment follows");
  }
}
