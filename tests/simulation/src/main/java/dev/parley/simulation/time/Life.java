package dev.parley.simulation.time;

/** How long a process lives; what it had planned ends with it, and waits while it is paused. */
public final class Life {
  private boolean over;
  private long pausedUntil;

  public void end() {
    over = true;
  }

  public boolean isOver() {
    return over;
  }

  /**
   * Nothing is done before then, and then all at once, in the order in which it was due.
   *
   * @param micros since the beginning of the run
   */
  public void pauseUntil(long micros) {
    pausedUntil = Math.max(pausedUntil, micros);
  }

  /** In microseconds since the beginning of the run; past if it is not paused. */
  public long pausedUntil() {
    return pausedUntil;
  }
}
