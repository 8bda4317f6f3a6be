package dev.parley.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code parley.journal}: the log that the masters keep together.
 *
 * @param electionTimeoutMin 100 ms to 1 minute
 * @param electionTimeoutMax not below the other
 * @param snapshotEvery events; 1,000 to 10,000,000
 * @param diskReserve bytes that are left free; 1 MiB to 1 TiB
 */
public record JournalSettings(
    Duration electionTimeoutMin, Duration electionTimeoutMax, int snapshotEvery, long diskReserve) {

  static final String PATH = "parley.journal";

  private static final long MIB = 1024 * 1024;

  /**
   * @throws InvalidConfigException naming every key that is wrong
   */
  public static JournalSettings from(Config config) {
    Section section = new Section(config, PATH);
    Duration min =
        section.duration("election-timeout-min", Duration.ofMillis(100), Duration.ofMinutes(1));
    JournalSettings settings =
        new JournalSettings(
            min,
            section.duration("election-timeout-max", min, Duration.ofMinutes(1)),
            section.count("snapshot-every", 1_000, 10_000_000),
            section.bytes("disk-reserve", MIB, MIB * MIB));
    section.done();
    return settings;
  }
}
