package dev.parley.journal.membership;

import java.util.Comparator;

/**
 * A place in a replica's log. Of two logs, the one that ends later in this order has all that was
 * ever agreed on and is in the other (Raft, section 5.4.1).
 *
 * @param index -1 if the log is empty
 */
public record LogPosition(long term, long index) implements Comparable<LogPosition> {
  public static final LogPosition NONE = new LogPosition(0, -1);

  private static final Comparator<LogPosition> ORDER =
      Comparator.comparingLong(LogPosition::term).thenComparingLong(LogPosition::index);

  @Override
  public int compareTo(LogPosition other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "term " + term + ", index " + index;
  }
}
