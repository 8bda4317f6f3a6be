package dev.parley.cli.work.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void writesDurations() {
    assertThat(Figures.duration(Duration.ofMillis(421))).isEqualTo("0.42 s");
    assertThat(Figures.duration(Duration.ofMillis(12_345))).isEqualTo("12.3 s");
    assertThat(Figures.duration(Duration.ofSeconds(185))).isEqualTo("3 min 05 s");
    assertThat(Figures.duration(Duration.ofMinutes(127))).isEqualTo("2 h 07 min");
    assertThat(Figures.clock(Duration.ofSeconds(7))).isEqualTo("0:07");
    assertThat(Figures.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
  }

  @Test
  void writesAmounts() {
    assertThat(Figures.bytes(999)).isEqualTo("999 bytes");
    assertThat(Figures.bytes(1_500_000)).isEqualTo("1.5 MB");
    assertThat(Figures.rate(0.25)).isEqualTo("0.3/s");
    assertThat(Figures.rate(123.4)).isEqualTo("123/s");
    assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
  }

  @Test
  void drawsBarsThatNeverOverflow() {
    assertThat(Figures.bar(0, 10, 12)).isEqualTo("[..........]");
    assertThat(Figures.bar(5, 10, 12)).isEqualTo("[#####.....]");
    assertThat(Figures.bar(11, 10, 12)).isEqualTo("[##########]");
    assertThat(Figures.bar(0, 0, 12)).isEqualTo("[..........]");
  }
}
