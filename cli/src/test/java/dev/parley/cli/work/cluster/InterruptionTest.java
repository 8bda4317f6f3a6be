package dev.parley.cli.work.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptionTest {
  @Test
  void holdsTheProcessUntilTheCommandHasLeft() throws Exception {
    CompletableFuture<Void> woken = new CompletableFuture<>();
    Interruption interruption = Interruption.watch(() -> woken.complete(null));
    assertThat(interruption.told()).isFalse();
    CompletableFuture<Void> ending = CompletableFuture.runAsync(interruption::tell);
    woken.get(20, TimeUnit.SECONDS);
    assertThat(interruption.told()).isTrue();
    assertThat(ending).isNotDone();
    interruption.close();
    ending.get(20, TimeUnit.SECONDS);
  }
}
