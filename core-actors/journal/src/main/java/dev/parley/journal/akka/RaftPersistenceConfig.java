package dev.parley.journal.akka;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;

/** The configuration of an actor system that keeps its events in the replicated journal. */
public final class RaftPersistenceConfig {
  private RaftPersistenceConfig() {}

  /**
   * Settings that make Akka Persistence use the journal and the snapshot store of this package, to
   * be put before {@code reference.conf}. The actor system needs a {@link JournalSetup} besides.
   */
  public static Config config() {
    return ConfigFactory.parseMap(
        Map.of(
            "akka.persistence.journal.plugin",
            "dev.parley.raft-journal",
            "akka.persistence.snapshot-store.plugin",
            SnapshotSettings.PATH),
        "the replicated journal");
  }
}
