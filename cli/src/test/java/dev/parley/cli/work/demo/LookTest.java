package dev.parley.cli.work.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.cli.problems.CommandFailedException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookTest {
  private static final Instant BEGAN = Instant.parse("2026-11-21T01:00:00Z");
  private static final Look BEFORE = new Look("a1", 4711, BEGAN, 7);

  @Test
  void showsWhatHasGoneOn() {
    assertThat(Look.compare(List.of(BEFORE), List.of(new Look("a1", 4711, BEGAN, 12))))
        .containsExactly("    agent  process  lines printed", "    a1        4711  7, now 12");
  }

  @Test
  void refusesATaskThatStoodStill() {
    assertThatThrownBy(() -> Look.compare(List.of(BEFORE), List.of(BEFORE)))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage("the task on a1 has printed nothing since line 7");
  }

  @Test
  void refusesAnotherProcessAlsoWithTheSameNumber() {
    Look other = new Look("a1", 4712, BEGAN, 12);
    Look later = new Look("a1", 4711, BEGAN.plusSeconds(1), 12);
    for (Look after : List.of(other, later)) {
      assertThatThrownBy(() -> Look.compare(List.of(BEFORE), List.of(after)))
          .isInstanceOf(CommandFailedException.class)
          .hasMessageStartingWith("the task on a1 was process");
    }
  }

  @Test
  void findsOutSinceWhenAProcessRuns() {
    long self = ProcessHandle.current().pid();
    Instant began = ProcessHandle.current().info().startInstant().orElseThrow();
    assertThat(Look.at("a1", new Counted(self, 3))).isEqualTo(new Look("a1", self, began, 3));
  }

  @Test
  void refusesAProcessThatIsGone() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    assertThatThrownBy(() -> Look.at("a1", new Counted(gone.pid(), 3)))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage("process " + gone.pid() + " of the task on a1 is gone");
  }
}
