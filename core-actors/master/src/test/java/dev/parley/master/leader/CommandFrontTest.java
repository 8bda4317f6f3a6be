package dev.parley.master.leader;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import dev.parley.master.core.MasterCommand;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandFrontTest {
  private final TestInbox<RegistryActor.DecideBatch> registry = TestInbox.create();
  private final BehaviorTestKit<CommandFront.Command> front =
      BehaviorTestKit.create(CommandFront.create(registry.getRef(), Duration.ofSeconds(1)));

  private void submit(int commands) {
    for (int i = 0; i < commands; i++) {
      front.run(new CommandFront.Submit(new MasterCommand.TimePassed()));
    }
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
}
