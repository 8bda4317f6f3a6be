package dev.parley.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chaos.history.Seen.ByFramework;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir private Path records;
  @TempDir private Path proofs;

  @Test
  void whatSeveralHaveRecordedIsReadInTheOrderOfItsTimes() throws IOException {
    Seen first = new ByFramework.Subscribed(1, "f1", "F", false);
    Seen second = new Seen.Done.FaultBegan(2, "kill m1", Seen.Done.Victims.MASTERS);
    Seen third = new ByFramework.Launched(3, "f1", "t", "a", new Amount(500, 48));
    record("f1", first, third);
    record("outside", second);

    assertThat(History.read(records, proofs).seen()).containsExactly(first, second, third);
  }

  @Test
  void aLineThatItsWriterDidNotFinishDoesNotCount() throws IOException {
    record("f1", new ByFramework.Quiet(1, "f1"));
    Path file = records.resolve("f1" + History.SUFFIX);
    Files.writeString(file, Files.readString(file) + "{\"seen\":\"quiet\",\"at\":2,\"fra");

    assertThat(History.read(records, proofs).seen())
        .containsExactly(new ByFramework.Quiet(1, "f1"));
  }

  @Test
  void aTaskProvesWhenItRanAndHowItEnded() throws IOException {
    Files.writeString(
        proofs.resolve("f1-7.4711"),
        "1795275162.921983\n1795275163.022310\n1795275163.122000 exit 3\n");
    Files.writeString(proofs.resolve("f1-8.4712"), "1795275163.000001\n17952751");
    Files.writeString(proofs.resolve("f1-9.4713"), "");

    assertThat(History.read(records, proofs).runs())
        .containsExactly(
            new TaskRun(
                "f1-7",
                "4711",
                List.of(1795275162921983L, 1795275163022310L, 1795275163122000L),
                Optional.of("exit 3")),
            new TaskRun("f1-8", "4712", List.of(1795275163000001L), Optional.empty()));
  }

  private void record(String who, Seen... seen) throws IOException {
    try (Recorder recorder = new Recorder(records.resolve(who + History.SUFFIX))) {
      for (Seen one : seen) {
        recorder.write(one);
      }
    }
  }
}
