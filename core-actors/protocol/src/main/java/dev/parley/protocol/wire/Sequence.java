package dev.parley.protocol.wire;

/**
 * Numbers what is sent in one direction of a session, and notices at the other end when something
 * was lost on the way. Deliveries in order are all a session promises; with a gap it is over, and
 * what both sides know is compared anew when the next one opens. Not thread-safe.
 */
public final class Sequence {
  private long next;

  /** The number of the next thing to send. */
  public long take() {
    return next++;
  }

  /** Whether {@code number} is the one expected; anything else is a gap or a repetition. */
  public boolean accepts(long number) {
    if (number != next) {
      return false;
    }
    next++;
    return true;
  }
}
