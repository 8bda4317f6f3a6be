package dev.parley.master.leader;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import com.typesafe.config.ConfigFactory;
import dev.parley.allocator.AllocatorSettings;
import dev.parley.master.core.MasterRules;
import dev.parley.master.registry.History;
import dev.parley.master.registry.RegistryEvent;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final String OWN = "rehearsal-m2";

  /** Longer than it waits before it begins. */
  private static final Duration STEP = Duration.ofSeconds(6);

  /** Time passes by hand, and must not pass for what the journal does meanwhile. */
  private static final String PATIENT =
      """
      akka.actor.provider = local
      akka.persistence {
        journal-plugin-fallback {
          recovery-event-timeout = 10 h
          circuit-breaker.call-timeout = 10 h
        }
        snapshot-store-plugin-fallback.circuit-breaker.call-timeout = 10 h
      }
      """;

  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString(PATIENT)
              .withFallback(ManualTime.config())
              .withFallback(PersistenceTestKitPlugin.getInstance().config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ConfigFactory.load()));

  private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private ActorRef<Rehearsal.Cue> rehearsal(boolean needless) {
    return kit.spawn(
        Rehearsal.create(
            new LeaderSettings(
                "m2",
                MasterRules.DEFAULT,
                History.Limits.DEFAULT,
                AllocatorSettings.DEFAULT,
                Duration.ZERO,
                1000),
            OWN,
            () -> needless,
            () -> 7,
            Clock.systemUTC()));
  }

  private void awaitEnd(ActorRef<Rehearsal.Cue> rehearsal) {
    TestProbe<Object> watcher = kit.createTestProbe();
    ManualTime.get(kit.system()).timePasses(STEP);
    watcher.expectTerminated(rehearsal, Duration.ofSeconds(20));
  }

  @Test
  void aRegistryOfItsOwnIsTakenOverAndNoOther() {
    awaitEnd(rehearsal(false));

    assertThat(journal.persistedInStorage(OWN))
        .hasAtLeastOneElementOfType(RegistryEvent.EpochClaimed.class);
    assertThat(journal.persistedInStorage(LeadingMaster.PERSISTENCE_ID)).isEmpty();
  }

  @Test
  void theEventsOfManyStartsDoNotPileUp() {
    for (int start = 0; start < 12; start++) {
      awaitEnd(rehearsal(false));
    }

    assertThat(journal.persistedInStorage(OWN)).hasSizeBetween(1, 8);
  }

  @Test
  void whoLeadsAlreadyNeedsNone() {
    awaitEnd(rehearsal(true));

    assertThat(journal.persistedInStorage(OWN)).isEmpty();
  }
}
