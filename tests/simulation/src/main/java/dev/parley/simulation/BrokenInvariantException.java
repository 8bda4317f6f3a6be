package dev.parley.simulation;

import dev.parley.simulation.trace.Trace;

/** A run went wrong in a way that nothing excuses. */
public final class BrokenInvariantException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LINES = 60;

  private final long seed;
  private final transient Trace trace;

  BrokenInvariantException(long seed, String what, Trace trace) {
    super(message(seed, what, trace));
    this.seed = seed;
    this.trace = trace;
  }

  BrokenInvariantException(long seed, RuntimeException cause, Trace trace) {
    super(message(seed, "a party failed: " + cause, trace), cause);
    this.seed = seed;
    this.trace = trace;
  }

  private static String message(long seed, String what, Trace trace) {
    return String.format(
        "seed %d: %s%nAgain with -Dsimulation.seed=%d. The last of what was said:%n%s",
        seed, what, seed, String.join("\n", trace.last(LINES)));
  }

  public long seed() {
    return seed;
  }

  public Trace trace() {
    return trace;
  }
}
