package dev.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnitsTest {

  @Test
  void durationsAreInTheLargestUnitThatFits() {
    assertThat(Units.text(Duration.ZERO)).isEqualTo("0");
    assertThat(Units.text(Duration.ofMillis(1500))).isEqualTo("1500 ms");
    assertThat(Units.text(Duration.ofSeconds(90))).isEqualTo("90 s");
    assertThat(Units.text(Duration.ofMinutes(90))).isEqualTo("90 minutes");
    assertThat(Units.text(Duration.ofHours(36))).isEqualTo("36 h");
    assertThat(Units.text(Duration.ofDays(2))).isEqualTo("2 d");
  }

  @Test
  void sizesAreInTheLargestUnitThatFits() {
    assertThat(Units.bytes(0)).isEqualTo("0 bytes");
    assertThat(Units.bytes(1000)).isEqualTo("1000 bytes");
    assertThat(Units.bytes(1536)).isEqualTo("1536 bytes");
    assertThat(Units.bytes(64 * 1024)).isEqualTo("64 KiB");
    assertThat(Units.bytes(1L << 50)).isEqualTo("1024 TiB");
  }
}
