package dev.parley.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private final Timeline timeline = new Timeline();
  private final Life life = new Life();
  private final List<String> happened = new ArrayList<>();

  private void plan(Life whose, int millis, String what) {
    timeline.after(whose, Duration.ofMillis(millis), () -> happened.add(what));
  }

  @Test
  void runsWhatIsPlannedInTheOrderOfTimeAndThenOfPlanning() {
    plan(life, 2, "second");
    plan(life, 1, "first");
    plan(life, 2, "third");

    while (timeline.step()) {
      assertThat(timeline.micros()).isPositive();
    }

    assertThat(happened).containsExactly("first", "second", "third");
    assertThat(timeline.micros()).isEqualTo(2_000);
  }

  @Test
  void aPausedProcessCatchesUpInOrderWhileOthersGoOn() {
    Life other = new Life();
    plan(life, 1, "first");
    plan(life, 2, "second");
    plan(other, 3, "of another");
    life.pauseUntil(5_000);

    while (timeline.step()) {
      assertThat(timeline.micros()).isIn(3_000L, 5_000L);
    }

    assertThat(happened).containsExactly("of another", "first", "second");
  }

  @Test
  void doesNothingForAProcessThatIsDead() {
    Life other = new Life();
    plan(other, 1, "dead");
    plan(life, 2, "alive");
    other.end();

    assertThat(timeline.step()).isTrue();
    assertThat(timeline.step()).isFalse();
    assertThat(happened).containsExactly("alive");
  }
}
