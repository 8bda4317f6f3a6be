package dev.parley.cli.work.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void triesAgainWhatFailsForAMoment() throws IOException {
    Retry.some(
        () -> {
          if (tries.incrementAndGet() < 3) {
            throw new IOException("not yet");
          }
        });
    assertThat(tries).hasValue(3);
  }

  @Test
  void givesUpInTheEnd() {
    assertThatThrownBy(
            () ->
                Retry.some(
                    () -> {
                      tries.incrementAndGet();
                      throw new IOException("never");
                    }))
        .hasMessage("never");
    assertThat(tries).hasValue(5);
  }
}
