package dev.parley.sdk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.messages.FrameworkToMaster.Subscribe;
import dev.parley.protocol.messages.FrameworkToMaster.Teardown;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.MasterToFramework.FrameworkError;
import dev.parley.sdk.core.SchedulerCommand.Leave;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TeardownTest {
  private static final SchedulerEffect ENDED = new SchedulerEffect.End(Optional.empty());

  @Test
  void isOverWhenTheMasterSaysSo() {
    CoreRun run = CoreRun.subscribed();
    run.handle.teardown();
    assertThat(run.sent()).containsExactly(new Teardown());
    run.receive(new FrameworkError("torn down"));
    assertThat(run.effects()).as("as asked for, so no failure").containsExactly(ENDED);
  }

  @Test
  void isNotCutShortByLeaving() {
    CoreRun run = CoreRun.subscribed();
    run.handle.teardown();
    run.decide(new Leave());
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void isSaidAgainWithoutAnAnswer() {
    CoreRun run = CoreRun.subscribed();
    run.handle.teardown();
    run.pass(Duration.ofSeconds(2));
    assertThat(run.sent()).containsExactly(new Teardown());
    run.handle.teardown();
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void waitsForTheNextSession() {
    CoreRun run = CoreRun.subscribed();
    run.disconnect();
    run.handle.teardown();
    assertThat(run.effects()).isEmpty();
    run.subscribe();
    assertThat(run.sent()).containsExactly(new Teardown());
    assertThat(run.delivered()).as("the author wants to hear no more").isEmpty();
  }

  @Test
  void countsAsDoneWhenTheNextMasterDoesNotKnowTheFramework() {
    CoreRun run = CoreRun.subscribed();
    run.handle.teardown();
    run.disconnect();
    assertThat(run.effects()).as("no news to the author").isEmpty();
    run.connect();
    assertThat(run.sent()).singleElement().isInstanceOf(Subscribe.class);
    run.receive(new FrameworkError("framework f1 was torn down"));
    assertThat(run.effects()).containsExactly(ENDED);
  }

  @Test
  void waitsForTheAnswerToTheFirstSubscription() {
    CoreRun run = new CoreRun();
    run.connect();
    run.handle.teardown();
    assertThat(run.effects()).isEmpty();
    run.receive(new MasterToFramework.Subscribed(CoreRun.ID, CoreRun.HEARTBEAT_TIMEOUT));
    assertThat(run.sent()).containsExactly(new Teardown());
  }

  @Test
  void isDoneAtOnceWhenNoMasterCanKnowTheFramework() {
    CoreRun run = new CoreRun();
    run.handle.teardown();
    assertThat(run.effects()).containsExactly(ENDED);
  }

  @Test
  void failsWhenNoMasterConfirmsIt() {
    CoreRun run = CoreRun.subscribed();
    run.disconnect();
    run.handle.teardown();
    run.pass(Duration.ofSeconds(9));
    assertThat(run.effects()).isEmpty();
    run.pass(Duration.ofSeconds(1));
    assertThat(run.effects()).hasSize(2);
    assertThat(run.delivered().toString())
        .contains("no master confirmed the teardown of framework 'test'");
  }
}
