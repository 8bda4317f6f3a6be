package dev.parley.simulation.time;

/** How long a process lives; what it had planned ends with it. */
public final class Life {
  private boolean over;

  public void end() {
    over = true;
  }

  public boolean isOver() {
    return over;
  }
}
