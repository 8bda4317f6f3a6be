package dev.parley.journal.akka;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How snapshots are uploaded; {@code reference.conf} says what each means.
 *
 * @param inBackground whether a save is answered before the state is serialized
 * @param maxWaiting saves of one persistence id, from 1
 * @param threads id of the dispatcher that serializes and reads
 */
record SnapshotSettings(
    boolean inBackground, int partBytes, Duration pause, int maxWaiting, String threads) {
  static final String PATH = "dev.parley.raft-snapshot-store";

  SnapshotSettings {
    if (partBytes < 1) {
      throw new IllegalArgumentException(PATH + ".part-size must be at least 1 byte");
    }
    if (maxWaiting < 1) {
      throw new IllegalArgumentException(PATH + ".max-waiting must be at least 1");
    }
  }

  static SnapshotSettings of(Config config) {
    return new SnapshotSettings(
        config.getBoolean("serialize-in-background"),
        Math.toIntExact(config.getBytes("part-size")),
        config.getDuration("pause-between-parts"),
        config.getInt("max-waiting"),
        config.getString("io-dispatcher"));
  }
}
