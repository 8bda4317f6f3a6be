package dev.parley.cli.work.demo;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Waits for what is to happen, and meanwhile does what else there is to do, and sees to it that
 * nothing goes wrong elsewhere. For one thread.
 */
final class Waiting {
  /** Without any progress for so long, something is wrong. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final long TURN_MILLIS = 25;

  private final BooleanSupplier interrupted;
  private final Runnable check;
  private final Duration patience;
  private Turn turn = TimeUnit.MILLISECONDS::sleep;

  /** What is done while there is nothing else to do but wait. */
  @FunctionalInterface
  interface Turn {
    void take(long millis) throws InterruptedException;
  }

  /**
   * @param check made in each turn; may throw to give up
   */
  Waiting(BooleanSupplier interrupted, Runnable check, Duration patience) {
    this.interrupted = interrupted;
    this.check = check;
    this.patience = patience;
  }

  /** From now on, takes these turns. */
  void doing(Turn work) {
    this.turn = work;
  }

  /**
   * Until it has happened.
   *
   * @param failure what it means if that takes too long
   * @throws CommandFailedException if it does, or the demo is interrupted
   */
  void until(String failure, BooleanSupplier happened) {
    until(failure, happened, () -> 0);
  }

  /**
   * The same for what may take its time as long as there is progress.
   *
   * @param progress a number that changes as long as there is
   */
  void until(String failure, BooleanSupplier happened, LongSupplier progress) {
    long seen = progress.getAsLong();
    long since = System.nanoTime();
    while (!happened.getAsBoolean()) {
      takeTurn();
      if (progress.getAsLong() != seen) {
        seen = progress.getAsLong();
        since = System.nanoTime();
      }
      if (System.nanoTime() - since > patience.toNanos()) {
        throw new CommandFailedException(failure + " for " + patience.toSeconds() + " s");
      }
    }
  }

  /** Lets time pass. */
  void pass(Duration time) {
    long began = System.nanoTime();
    while (System.nanoTime() - began < time.toNanos()) {
      takeTurn();
    }
  }

  /** Fails if the demo is not to go on. */
  void checkGoingOn() {
    if (interrupted.getAsBoolean()) {
      throw interruption();
    }
    check.run();
  }

  private void takeTurn() {
    checkGoingOn();
    try {
      turn.take(TURN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interruption();
    }
  }

  private static CommandFailedException interruption() {
    return new CommandFailedException(ExitCodes.INTERRUPTED, "interrupted");
  }
}
