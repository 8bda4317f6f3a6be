package dev.parley.sdk.testkit;

import dev.parley.protocol.messages.FrameworkToMaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a framework has said and a test has not yet expected. Thread-safe. */
final class Heard {
  /** Long enough for the slowest machine; only a failing test ever waits for so long. */
  private static final long PATIENCE_SECONDS = 10;

  private final List<FrameworkToMaster> messages = new ArrayList<>();

  synchronized void add(FrameworkToMaster message) {
    messages.add(message);
    notifyAll();
  }

  synchronized List<FrameworkToMaster> rest() {
    return List.copyOf(messages);
  }

  synchronized <T extends FrameworkToMaster> T await(Class<T> type) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Optional<T> found = take(type);
    while (found.isEmpty()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(
            String.format(
                "expected %s, but in %d s the framework said only %s",
                type.getSimpleName(), PATIENCE_SECONDS, messages));
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while expecting " + type.getSimpleName(), e);
      }
      found = take(type);
    }
    return found.get();
  }

  private <T extends FrameworkToMaster> Optional<T> take(Class<T> type) {
    for (int i = 0; i < messages.size(); i++) {
      if (type.isInstance(messages.get(i))) {
        return Optional.of(type.cast(messages.remove(i)));
      }
    }
    return Optional.empty();
  }
}
