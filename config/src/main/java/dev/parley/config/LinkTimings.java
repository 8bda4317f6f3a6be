package dev.parley.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code parley.link}: a node's connection to the leading master.
 *
 * @param silence without a word from the leading master, after which it counts as gone; 500 ms to
 *     10 minutes
 * @param findLeader between two questions for the leader; 50 ms to 1 minute
 * @param restartBackoffMin before a downed link starts again; 10 ms to 10 minutes
 * @param restartBackoffMax up to which that is doubled; not below {@code restartBackoffMin}, up to
 *     10 minutes
 */
public record LinkTimings(
    Duration silence, Duration findLeader, Duration restartBackoffMin, Duration restartBackoffMax) {

  static final String PATH = "parley.link";

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * @throws InvalidConfigException naming every key that is wrong
   */
  public static LinkTimings from(Config config) {
    Section section = new Section(config, PATH);
    Duration silence = section.duration("silence-timeout", Duration.ofMillis(500), LONGEST);
    Duration findLeader =
        section.duration("find-leader-interval", Duration.ofMillis(50), Duration.ofMinutes(1));
    Duration least = section.duration("restart-backoff-min", Duration.ofMillis(10), LONGEST);
    Duration most = section.duration("restart-backoff-max", Duration.ofMillis(10), LONGEST);
    if (most.compareTo(least) < 0) {
      section.problem(
          "restart-backoff-max",
          section.shown("restart-backoff-max")
              + ": expected at least restart-backoff-min, which is "
              + Units.text(least));
    }
    section.done();
    return new LinkTimings(silence, findLeader, least, most);
  }
}
