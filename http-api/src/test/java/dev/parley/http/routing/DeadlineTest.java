package dev.parley.http.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  @Test
  void givesUpTheWaitButNotWhatItWaitsFor() {
    CompletableFuture<String> never = new CompletableFuture<>();

    CompletableFuture<String> bounded =
        Deadline.within(Duration.ofMillis(1), never).toCompletableFuture();

    assertThatThrownBy(() -> bounded.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(never).isNotDone();
  }
}
