package dev.parley.model.offers;

import java.time.Duration;

/**
 * How long resources that a framework did not use are kept from it.
 *
 * @param refuse a negative one counts as the default, one beyond a year as a year, as in Mesos
 */
public record Filters(Duration refuse) {
  // First of all, because the constructor of the constants below reads it.
  private static final Duration LONGEST = Duration.ofDays(365);

  /** Mesos' default: five seconds. */
  public static final Filters DEFAULT = new Filters(Duration.ofSeconds(5));

  public static final Filters NONE = new Filters(Duration.ZERO);

  public Filters {
    if (refuse.isNegative()) {
      // A negative value is answered with the default, as a Mesos master does.
      refuse = Duration.ofSeconds(5);
    } else if (refuse.compareTo(LONGEST) > 0) {
      refuse = LONGEST;
    }
  }

  public static Filters refuseFor(Duration refuse) {
    return new Filters(refuse);
  }
}
