package dev.parley.journal.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.server.RaftServerConfigKeys.Log.CorruptionPolicy;
import org.apache.ratis.server.raftlog.segmented.LogSegment;
import org.apache.ratis.server.raftlog.segmented.LogSegmentPath;
import org.apache.ratis.util.SizeInBytes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends of a log as crashes leave them. */
class TornLogTest {
  // The last record's length takes two bytes.
  private static final List<String> TEXTS = List.of("a", "b".repeat(300), "c", "d".repeat(300));
  private static final int RESERVED = 700;

  @TempDir private static Path made;
  @TempDir private Path folder;
  private static byte[] whole = new byte[0];
  private static String fileName = "";
  private static int lastRecord;

  @BeforeAll
  static void makeLog() throws IOException {
    try (RatisGroupOfOne ratis = new RatisGroupOfOne(made, 1 << 20)) {
      ratis.write(TEXTS);
    }
    Path file = Segment.in(RatisGroupOfOne.current(made)).get(0).path();
    fileName = file.getFileName().toString();
    whole = Files.readAllBytes(file);
    lastRecord = (int) offsets(file).get(offsets(file).size() - 1).longValue();
  }

  private static List<Long> offsets(Path file) throws IOException {
    List<Long> offsets = new ArrayList<>();
    try (SegmentReader reader = SegmentReader.open(file)) {
      assertThat(reader.header()).isTrue();
      while (reader.next() instanceof LogRecord.Good good) {
        offsets.add(good.offset());
      }
    }
    return offsets;
  }

  private Path write(byte[] log) throws IOException {
    return Files.write(folder.resolve(fileName), log);
  }

  private List<String> check() throws IOException {
    List<LogEntryProto> entries = new ArrayList<>();
    LogCheck.check(folder, folder, entries::add);
    return texts(entries);
  }

  private static List<String> readByRatis(Path file) throws IOException {
    List<LogEntryProto> entries = new ArrayList<>();
    LogSegment.readSegmentFile(
        file.toFile(),
        LogSegmentPath.matchLogSegment(file).getStartEnd(),
        SizeInBytes.valueOf("4MB"),
        CorruptionPolicy.EXCEPTION,
        null,
        entries::add);
    return texts(entries);
  }

  private static List<String> texts(List<LogEntryProto> entries) {
    return entries.stream()
        .filter(LogEntryProto::hasStateMachineLogEntry)
        .map(entry -> entry.getStateMachineLogEntry().getLogData().toString(StandardCharsets.UTF_8))
        .toList();
  }

  private void isCutBeforeTheLastRecord(byte[] log) throws IOException {
    Path file = write(log);
    assertThat(check()).isEqualTo(TEXTS.subList(0, 3));
    assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(whole, lastRecord));
    assertThat(readByRatis(file)).isEqualTo(TEXTS.subList(0, 3));
  }

  @Test
  void leavesWholeLogsAsTheyAre() throws IOException {
    for (byte[] log : List.of(whole, Arrays.copyOf(whole, whole.length + RESERVED))) {
      Path file = write(log);
      assertThat(check()).isEqualTo(TEXTS);
      assertThat(Files.readAllBytes(file)).isEqualTo(log);
    }
  }

  @Test
  void cutsARecordThatEndsAnywhere() throws IOException {
    for (int end = lastRecord + 1; end < whole.length; end++) {
      isCutBeforeTheLastRecord(Arrays.copyOf(whole, end));
    }
  }

  @Test
  void cutsARecordThatEndsAnywhereInReservedSpace() throws IOException {
    for (int end = lastRecord + 1; end < whole.length; end++) {
      // An end of zeros is whole: it is what was written.
      if (isZero(end, whole.length)) {
        continue;
      }
      isCutBeforeTheLastRecord(Arrays.copyOf(Arrays.copyOf(whole, end), whole.length + RESERVED));
    }
  }

  private static boolean isZero(int from, int to) {
    for (int i = from; i < to; i++) {
      if (whole[i] != 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void cutsARecordWhoseBeginningIsNotOnTheDisk() throws IOException {
    for (int begin = lastRecord + 1; begin < whole.length; begin += 7) {
      byte[] log = Arrays.copyOf(whole, whole.length + RESERVED);
      Arrays.fill(log, lastRecord, begin, (byte) 0);
      isCutBeforeTheLastRecord(log);
    }
  }

  @Test
  void cutsARecordWithAnyBitTurned() throws IOException {
    for (int at = lastRecord; at < whole.length; at++) {
      byte[] log = whole.clone();
      log[at] ^= (byte) (1 << (at % 8));
      isCutBeforeTheLastRecord(log);
    }
  }

  @Test
  void cutsARecordOfAnyBytes() throws IOException {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      byte[] noise = new byte[1 + random.nextInt(500)];
      random.nextBytes(noise);
      byte[] log = Arrays.copyOf(whole, lastRecord + noise.length);
      System.arraycopy(noise, 0, log, lastRecord, noise.length);
      isCutBeforeTheLastRecord(log);
    }
  }

  @Test
  void cutsAFileOfWhichTheHeaderWasNotFinished() throws IOException {
    for (int end = 1; end < 8; end++) {
      Path file = write(Arrays.copyOf(Arrays.copyOf(whole, end), 4096));
      assertThat(check()).isEmpty();
      assertThat(file).isEmptyFile();
    }
  }

  @Test
  void ratisAloneReadsNoneOfTheseEnds() throws IOException {
    byte[] withinTheLength = Arrays.copyOf(whole, lastRecord + 1);
    byte[] inReservedSpace = Arrays.copyOf(Arrays.copyOf(whole, whole.length - 9), whole.length);
    byte[] withoutBeginning = whole.clone();
    withoutBeginning[lastRecord] = 0;
    for (byte[] log : List.of(withinTheLength, inReservedSpace, withoutBeginning)) {
      Path file = write(log);
      assertThatThrownBy(() -> readByRatis(file)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void ratisStartsOnWhatIsLeftAndWritesOn() throws IOException {
    int least = 1;
    while (isZero(whole.length - least, whole.length)) {
      least++; // An end of zeros is whole, one time in 256.
    }
    int length = whole.length - lastRecord;
    for (int lost : new int[] {least, length - 1, length / 2}) {
      Path storage = folder.resolve("raft-" + lost);
      RatisGroupOfOne.copy(made, storage);
      Path file = RatisGroupOfOne.current(storage).resolve(fileName);
      Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, whole.length - lost), 4096));
      LogCheck.check(storage, RatisGroupOfOne.current(storage), entry -> {});
      try (RatisGroupOfOne ratis = new RatisGroupOfOne(storage, 1 << 20)) {
        ratis.write(List.of("e"));
        assertThat(ratis.applied()).containsExactly(TEXTS.get(0), TEXTS.get(1), TEXTS.get(2), "e");
      }
    }
  }
}
