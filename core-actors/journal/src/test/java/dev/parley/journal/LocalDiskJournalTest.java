package dev.parley.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import com.typesafe.config.ConfigFactory;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskJournalTest {
  @TempDir private Path folder;

  /** Adds up what it is told; tells the sum. */
  private static final class Sum extends EventSourcedBehavior<Sum.Add, Long, Long> {
    record Add(long number, ActorRef<Long> replyTo) {}

    private Sum() {
      super(PersistenceId.ofUniqueId("sum"));
    }

    static Behavior<Add> create() {
      return new Sum();
    }

    @Override
    public Long emptyState() {
      return 0L;
    }

    @Override
    public CommandHandler<Add, Long, Long> commandHandler() {
      return newCommandHandlerBuilder()
          .forAnyState()
          .onCommand(
              Add.class,
              (sum, add) -> Effect().persist(add.number()).thenReply(add.replyTo(), now -> now))
          .build();
    }

    @Override
    public EventHandler<Long, Long> eventHandler() {
      return Long::sum;
    }
  }

  private long add(Path journal, long... numbers) {
    ActorTestKit kit =
        ActorTestKit.create(
            "journal",
            LocalDiskJournal.in(journal)
                .withFallback(
                    ConfigFactory.parseString(
                        "akka.loglevel = ERROR, akka.actor.allow-java-serialization = off"))
                .withFallback(ConfigFactory.load()));
    try {
      TestProbe<Long> probe = kit.createTestProbe();
      ActorRef<Sum.Add> sum = kit.spawn(Sum.create());
      long last = 0;
      for (long number : numbers) {
        sum.tell(new Sum.Add(number, probe.getRef()));
        last = probe.receiveMessage();
      }
      return last;
    } finally {
      kit.shutdownTestKit();
    }
  }

  @Test
  void remembersAcrossActorSystems() {
    Path journal = folder.resolve("not/there/yet");
    assertThat(add(journal, 1, 2, 3)).isEqualTo(6);
    assertThat(add(journal, 4)).isEqualTo(10);
  }

  @Test
  void saysThatItsFolderCannotBeMade() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> LocalDiskJournal.in(file.resolve("journal")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }
}
