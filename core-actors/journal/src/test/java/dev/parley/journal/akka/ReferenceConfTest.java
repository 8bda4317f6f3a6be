package dev.parley.journal.akka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReferenceConfTest {
  private static final Config DEFAULTS =
      RaftPersistenceConfig.config().withFallback(ConfigFactory.load());

  private static Config journal() {
    return DEFAULTS.getConfig(DEFAULTS.getString("akka.persistence.journal.plugin"));
  }

  private static Config snapshotStore() {
    return DEFAULTS.getConfig(DEFAULTS.getString("akka.persistence.snapshot-store.plugin"));
  }

  @Test
  void namesThePlugInsOfThisPackage() {
    assertThat(journal().getString("class")).isEqualTo(RaftJournal.class.getName());
    assertThat(snapshotStore().getString("class")).isEqualTo(RaftSnapshotStore.class.getName());
  }

  @Test
  void theBreakersNeitherOpenNorTimeOut() {
    for (Config plugin : new Config[] {journal(), snapshotStore()}) {
      assertThat(plugin.getInt("circuit-breaker.max-failures")).isEqualTo(Integer.MAX_VALUE);
      assertThat(plugin.getDuration("circuit-breaker.call-timeout")).isZero();
    }
  }

  @Test
  void aReplayThatDoesNotAddUpFails() {
    assertThat(journal().getString("replay-filter.mode")).isEqualTo("fail");
  }

  @Test
  void aRecoveryWaitsAsLongAsAkkasSchedulerCan() {
    Duration timeout = journal().getDuration("recovery-event-timeout");
    assertThat(timeout).isGreaterThan(Duration.ofDays(7));
    assertThat(timeout.toMillis()).isLessThan(Integer.MAX_VALUE);
  }

  @Test
  void anEntryStaysBelowTheLargestOfTheLog() {
    assertThat(journal().getBytes("max-append-size")).isEqualTo(7L << 20);
  }

  @Test
  void snapshotsGoInSmallPartsInTheBackground() {
    assertThat(SnapshotSettings.of(snapshotStore()))
        .isEqualTo(
            new SnapshotSettings(
                true, 256 << 10, Duration.ofMillis(5), 1, "dev.parley.raft-journal.io-dispatcher"));
  }

  @Test
  void anActorSystemWithoutAGroupIsToldWhatItLacks() {
    ActorTestKit kit = ActorTestKit.create("alone", DEFAULTS);
    try {
      assertThatThrownBy(() -> RaftJournalExtension.get(kit.system()))
          .hasMessageContaining("without a JournalSetup");
    } finally {
      kit.shutdownTestKit();
    }
  }
}
