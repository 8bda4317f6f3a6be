package dev.parley.chaos.framework;

import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.Recorder;
import dev.parley.chaos.history.Seen;
import dev.parley.chaos.history.Seen.ByFramework;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.sdk.FrameworkHandle;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Stores ever higher numbers with the masters under a few keys, one at a time, so that it is known
 * under which epoch each was acknowledged.
 */
final class Writes {
  private static final int KEYS = 10;
  private static final long PAUSE_MILLIS = 100;

  private final String name;
  private final FrameworkHandle handle;
  private final EpochTap tap;
  private final Recorder recorder;

  Writes(String name, FrameworkHandle handle, EpochTap tap, Recorder recorder) {
    this.name = name;
    this.handle = handle;
    this.tap = tap;
    this.recorder = recorder;
  }

  /** Begins to write, and goes on until the session ends. */
  void after(long value) {
    long next = value + 1;
    StateKey key = key(next % KEYS);
    long askedAt = Clock.now();
    recorder.write(new ByFramework.WriteAsked(askedAt, name, key.value(), next));
    Executor later = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    CompletionStage<Void> asked = handle.putState(key, StateBytes.of(String.valueOf(next)));
    asked
        .thenRun(
            () ->
                recorder.write(
                    new ByFramework.WriteAcknowledged(
                        Clock.now(), name, key.value(), next, askedAt, tap.epochOfLastWrite())))
        .thenRunAsync(() -> after(next), later);
  }

  /** Reads all back, and writes down what is there as it comes. */
  void readBack() {
    for (int i = 0; i < KEYS; i++) {
      StateKey key = key(i);
      CompletionStage<Optional<StateBytes>> read = handle.getState(key);
      read.thenAccept(stored -> recorder.write(valueRead(key, stored)));
    }
  }

  private Seen valueRead(StateKey key, Optional<StateBytes> stored) {
    long value = stored.map(bytes -> Long.parseLong(bytes.text())).orElse(0L);
    return new ByFramework.ValueRead(Clock.now(), name, key.value(), value);
  }

  private static StateKey key(long number) {
    return new StateKey("k" + number);
  }
}
