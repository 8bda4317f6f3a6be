package dev.parley.master.leader;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import dev.parley.master.core.MasterCommand;
import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.AgentToMaster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandFrontTest {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final SessionId SESSION = new SessionId("s");

  private final TestInbox<RegistryActor.DecideBatch> registry = TestInbox.create();
  private final AtomicInteger keptAlive = new AtomicInteger();
  private Optional<Duration> proof = Optional.empty();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final BehaviorTestKit<CommandFront.Command> front =
      BehaviorTestKit.create(CommandFront.create(surroundings(registry.getRef()), TICK));

  private CommandFront.Surroundings surroundings(ActorRef<RegistryActor.DecideBatch> to) {
    return new CommandFront.Surroundings(to, () -> proof, () -> now, keptAlive::incrementAndGet);
  }

  private static MasterCommand command(int number) {
    return new MasterCommand.SessionBroken(SESSION, "reason " + number);
  }

  private void submit(int commands) {
    IntStream.range(0, commands).forEach(i -> submit(command(i)));
  }

  private void submit(MasterCommand command) {
    front.run(new CommandFront.Submit(command));
  }

  @Test
  void holdsCommandsBackUntilTheRegistryHasRecovered() {
    submit(2);
    assertThat(registry.hasMessages()).isFalse();
    front.run(new CommandFront.Ready());
    assertThat(registry.receiveMessage().commands()).hasSize(2);
  }

  @Test
  void handsOverAsOneBatchWhatArrivesDuringAWrite() {
    front.run(new CommandFront.Ready());
    submit(1);
    assertThat(registry.receiveMessage().commands()).hasSize(1);
    submit(5);
    assertThat(registry.hasMessages()).as("a write is under way").isFalse();
    front.run(new CommandFront.Ready());
    assertThat(registry.receiveMessage().commands()).hasSize(5);
  }

  @Test
  void cutsABatchThatWouldBeAPause() {
    submit(4_500);
    front.run(new CommandFront.Ready());
    assertThat(registry.receiveMessage().commands()).hasSize(2_000);
    front.run(new CommandFront.Ready());
    assertThat(registry.receiveMessage().commands()).hasSize(2_000);
    front.run(new CommandFront.Ready());
    assertThat(registry.receiveMessage().commands()).hasSize(500);
  }

  @Test
  void saysInFrontOfEachBatchWhenTheQuorumWasProvedLast() {
    front.run(new CommandFront.Ready());
    proof = Optional.of(Duration.ofMillis(300));
    submit(1);
    assertThat(registry.receiveMessage().commands())
        .containsExactly(new MasterCommand.QuorumProved(now.minusMillis(300)), command(0));
  }

  @Test
  void saysHowLongNothingCouldBeDecidedIfThatWasLong() {
    front.run(new CommandFront.Ready());
    submit(1);
    registry.receiveMessage();
    submit(command(2));
    now = now.plusSeconds(60);
    front.run(new CommandFront.Ready());
    assertThat(registry.receiveMessage().commands())
        .containsExactly(new MasterCommand.HeldUp(Duration.ofSeconds(60)), command(2));
  }

  @Test
  void keepsOnceWhatIsSaidAgainAndAgainDuringAWrite() {
    MasterCommand pong = new MasterCommand.FromAgent(SESSION, new AgentToMaster.AgentPong());
    for (int i = 0; i < 3; i++) {
      submit(pong);
      submit(command(i));
    }
    front.run(new CommandFront.Ready());
    assertThat(registry.receiveMessage().commands())
        .containsExactly(pong, command(0), command(1), command(2));
    submit(pong);
    front.run(new CommandFront.Ready());
    assertThat(registry.receiveMessage().commands()).containsExactly(pong);
  }

  @Test
  void keepsTheSessionsAliveDuringALongWriteAndLetsTimePassOnceAfterIt() {
    ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    try {
      ManualTime time = ManualTime.get(kit.system());
      TestProbe<RegistryActor.DecideBatch> probe = kit.createTestProbe();
      ActorRef<CommandFront.Command> real =
          kit.spawn(CommandFront.create(surroundings(probe.getRef()), TICK));
      real.tell(new CommandFront.Ready());
      real.tell(new CommandFront.Submit(command(0)));
      probe.receiveMessage();

      for (int i = 0; i < 5; i++) {
        time.timePasses(TICK);
      }
      real.tell(new CommandFront.Submit(command(1)));
      real.tell(new CommandFront.Ready());

      List<MasterCommand> batch = probe.receiveMessage().commands();
      assertThat(batch).containsExactly(command(1), new MasterCommand.TimePassed());
      assertThat(keptAlive).hasValue(4);
    } finally {
      kit.shutdownTestKit();
    }
  }
}
