package dev.parley.journal.akka;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.DeleteMessagesSuccess;
import akka.persistence.SnapshotSelectionCriteria;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalCommand.Claim;
import dev.parley.journal.command.JournalCommand.DeleteEvents;
import dev.parley.journal.command.JournalCommand.DeleteSnapshots;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a majority everything waits; when it is back, everything completes. */
class LostMajorityTest {
  @TempDir private Path folder;
  private SingleStoreGroup group;
  private PluginSystem system;
  private TestProbe<Done> done;

  @BeforeEach
  void start() {
    group = SingleStoreGroup.in(folder);
    system = PluginSystem.over(group);
    done = system.kit().createTestProbe();
  }

  @AfterEach
  void stop() {
    system.close();
    group.close();
  }

  private void awaitSubmitted(Class<? extends JournalCommand> kind, int count) {
    system.eventually(() -> assertThat(group.submitted(kind)).hasSize(count));
  }

  @Test
  void aWriteWaits() {
    ActorRef<Words.Command> actor = system.kit().spawn(Words.create("p"));
    actor.tell(new Words.Add("first", done.ref()));
    done.receiveMessage(JournalClient.PATIENCE);
    group.loseMajority();
    actor.tell(new Words.Add("second", done.ref()));
    awaitSubmitted(Append.class, 2);
    done.expectNoMessage(Duration.ofMillis(50));
    group.regainMajority();
    done.receiveMessage(JournalClient.PATIENCE);
    assertThat(system.journal().recover("p").payloads()).containsExactly("first", "second");
  }

  @ParameterizedTest
  @ValueSource(classes = {DeleteSnapshots.class, Claim.class})
  void aRecoveryWaits(Class<? extends JournalCommand> at) {
    group.hold(at::isInstance);
    ActorRef<Words.Command> actor = system.kit().spawn(Words.create("p"));
    actor.tell(new Words.Add("first", done.ref()));
    awaitSubmitted(at, 1);
    done.expectNoMessage(Duration.ofMillis(50));
    group.regainMajority();
    done.receiveMessage(JournalClient.PATIENCE);
  }

  @ParameterizedTest
  @ValueSource(classes = {DeleteSnapshots.class, DeleteEvents.class})
  void aDeleteWaits(Class<? extends JournalCommand> at) {
    system.journal().write(JournalClient.each("p", "w", 1, 3, "a"));
    group.hold(at::isInstance);
    TestProbe<Object> deleted = system.journal().beginDelete("p", 2);
    awaitSubmitted(at, 1);
    deleted.expectNoMessage(Duration.ofMillis(50));
    group.regainMajority();
    assertThat(deleted.receiveMessage(JournalClient.PATIENCE))
        .isEqualTo(new DeleteMessagesSuccess(2));
  }

  @Test
  void aSaveDoesNotWaitButALoadDoes() {
    SnapshotClient snapshots = system.snapshots();
    group.loseMajority();
    snapshots.save("p", 1, "state");
    TestProbe<Object> loaded =
        snapshots.beginLoad("p", SnapshotSelectionCriteria.latest(), Long.MAX_VALUE);
    loaded.expectNoMessage(Duration.ofMillis(50));
    group.regainMajority();
    loaded.receiveMessage(JournalClient.PATIENCE);
    assertThat(snapshots.loadState("p", SnapshotSelectionCriteria.latest())).contains("state");
  }
}
