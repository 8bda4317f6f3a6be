package dev.parley.cli.work.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitingTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private final AtomicInteger turns = new AtomicInteger();

  private Waiting waiting(Duration patience) {
    Waiting waiting = new Waiting(() -> false, () -> {}, patience);
    waiting.doing(millis -> turns.incrementAndGet());
    return waiting;
  }

  @Test
  void takesTurnsUntilItHasHappened() {
    waiting(Duration.ofMinutes(1)).until("not", () -> turns.get() == 3);
    assertThat(turns).hasValue(3);
  }

  @Test
  void givesUpWhenItTakesTooLong() {
    assertThatThrownBy(() -> waiting(SHORT).until("nobody came", () -> false))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageStartingWith("nobody came for ");
  }

  @Test
  void hasPatienceForAsLongAsThereIsProgress() {
    long began = System.nanoTime();
    AtomicLong progress = new AtomicLong();
    waiting(SHORT)
        .until(
            "not",
            () -> System.nanoTime() - began > 3 * SHORT.toNanos(),
            progress::incrementAndGet);
    assertThat(turns.get()).isPositive();
  }

  @Test
  void endsWhenTheDemoIsInterrupted() {
    Waiting waiting = new Waiting(() -> turns.get() == 2, () -> {}, Duration.ofMinutes(1));
    waiting.doing(millis -> turns.incrementAndGet());
    assertThatThrownBy(() -> waiting.pass(Duration.ofMinutes(1)))
        .isInstanceOfSatisfying(
            CommandFailedException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCodes.INTERRUPTED));
  }

  @Test
  void endsWhenTheCheckFails() {
    Waiting waiting =
        new Waiting(
            () -> false,
            () -> {
              throw new CommandFailedException("a1 ended");
            },
            Duration.ofMinutes(1));
    assertThatThrownBy(() -> waiting.until("not", () -> false)).hasMessage("a1 ended");
  }
}
