package dev.parley.cli.work.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  @Test
  void givesPairsThatDoNotOverlap() throws IOException {
    FreePorts ports = new FreePorts();
    int first = ports.pair();
    int second = ports.pair();
    assertThat(second).isGreaterThanOrEqualTo(first + 2);
  }
}
