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
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString("akka.actor.provider = local")
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
    ManualTime.get(kit.system()).timePasses(LONG);
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
  void whoLeadsAlreadyNeedsNone() {
    awaitEnd(rehearsal(true));

    assertThat(journal.persistedInStorage(OWN)).isEmpty();
  }
}
