package dev.parley.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class TimesTest {
  private static final Instant TIME = Instant.parse("2026-11-21T23:30:01.987Z");

  @Test
  void areShownInTheZoneOfTheReader() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");

    assertThat(Times.toSeconds(TIME, berlin)).isEqualTo("2026-11-22 00:30:01");
    assertThat(Times.toMillis(TIME, berlin)).isEqualTo("2026-11-22 00:30:01.987");
  }

  @Test
  void areEmptyForWhatNeverHappened() {
    assertThat(Times.toSeconds(Instant.EPOCH, ZoneId.of("UTC"))).isEmpty();
  }

  @Test
  void delaysAreShownInMillisecondsWhileTheyAreShort() {
    assertThat(Times.delay(Duration.ofMillis(3))).isEqualTo("+3 ms");
    assertThat(Times.delay(Duration.ofMillis(12_345))).isEqualTo("+12.345 s");
    assertThat(Times.delay(Duration.ofMillis(-2))).isEqualTo("-2 ms");
  }

  @Test
  void anAgeIsAsExactAsItIsShort() {
    assertThat(Times.age(Duration.ofMillis(40))).isEqualTo("40 ms ago");
    assertThat(Times.age(Duration.ofMillis(12_345))).isEqualTo("12.345 s ago");
    assertThat(Times.age(Duration.ofMinutes(185))).isEqualTo("3 h 05 min ago");
  }
}
