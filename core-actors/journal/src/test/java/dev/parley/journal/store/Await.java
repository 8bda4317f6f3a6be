package dev.parley.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that happens in another thread. */
final class Await {
  private Await() {}

  static void until(BooleanSupplier happened) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not happen within 30 s").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
