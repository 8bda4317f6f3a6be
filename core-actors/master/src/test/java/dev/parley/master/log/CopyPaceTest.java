package dev.parley.master.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CopyPaceTest {
  private static final long START = 7_000_000_000L;
  private final CopyPace pace = new CopyPace(START);

  @Test
  void letsALargeRegistryBeReadAtOnce() {
    assertThat(pace.pause(START)).isZero();
    long end = START + Duration.ofMillis(900).toNanos();
    pace.worked(Duration.ofMillis(900).toNanos(), end);
    assertThat(pace.pause(end)).isZero();
  }

  @Test
  void pausesTenTimesAsLongAsWasWorkedTooMuch() {
    pace.worked(Duration.ofMillis(1_100).toNanos(), START);
    assertThat(pace.pause(START)).isEqualTo(Duration.ofSeconds(1).toNanos());
    long half = START + Duration.ofMillis(500).toNanos();
    assertThat(pace.pause(half)).isEqualTo(Duration.ofMillis(500).toNanos());
    assertThat(pace.pause(START + Duration.ofSeconds(1).toNanos())).isZero();
  }

  @Test
  void neverPausesForMoreThanFiveSeconds() {
    pace.worked(Duration.ofHours(1).toNanos(), START);
    assertThat(pace.pause(START)).isEqualTo(Duration.ofSeconds(5).toNanos());
  }

  @Test
  void savesUpABoundedTimeOnly() {
    long later = START + Duration.ofDays(1).toNanos();
    pace.worked(Duration.ofMillis(1_100).toNanos(), later);
    assertThat(pace.pause(later)).isEqualTo(Duration.ofSeconds(1).toNanos());
  }
}
