package dev.parley.sdk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.protocol.messages.FrameworkToMaster.DeleteState;
import dev.parley.protocol.messages.FrameworkToMaster.GetState;
import dev.parley.protocol.messages.FrameworkToMaster.PutState;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.MasterToFramework.StateRefused;
import dev.parley.protocol.messages.MasterToFramework.StateStored;
import dev.parley.protocol.messages.MasterToFramework.StateValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateCallsTest {
  private static final StateKey KEY = new StateKey("k");
  private static final PutState FIRST = new PutState(1, KEY, StateBytes.of("a"));
  private static final PutState SECOND = new PutState(2, KEY, StateBytes.of("b"));
  private static final GetState GET = new GetState(3, KEY);
  private static final DeleteState DELETE = new DeleteState(4, KEY);

  private final CoreRun run = CoreRun.subscribed();

  private void askAll() {
    run.handle.putState(KEY, StateBytes.of("a"));
    run.handle.putState(KEY, StateBytes.of("b"));
    run.handle.getState(KEY);
    run.handle.deleteState(KEY);
  }

  private void answered(MasterToFramework answer) {
    run.receive(answer);
    assertThat(run.effects()).isEqualTo(List.of(new SchedulerEffect.AnswerState(answer)));
  }

  @Test
  void areSentAtOnceAndAnswered() {
    run.handle.putState(KEY, StateBytes.of("a"));
    assertThat(run.sent()).containsExactly(FIRST);
    answered(new StateStored(1));
  }

  @Test
  void areKeptInOrderUntilThereIsASession() {
    run.disconnect();
    askAll();
    assertThat(run.effects()).isEmpty();
    run.subscribe();
    assertThat(run.sent()).containsExactly(FIRST, SECOND, GET, DELETE);
  }

  @Test
  void areAskedAgainInTheNextSessionWhereTheAnswerIsMissing() {
    askAll();
    answered(new StateStored(2));
    answered(new StateRefused(4, "no"));
    run.disconnect();
    run.subscribe();
    assertThat(run.sent()).containsExactly(FIRST, GET);
    answered(new StateStored(1));
    answered(new StateValue(3, Optional.empty()));
    run.disconnect();
    run.subscribe();
    assertThat(run.sent()).isEmpty();
  }

  @Test
  void areAnsweredOnce() {
    askAll();
    answered(new StateStored(1));
    run.receive(new StateStored(1));
    assertThat(run.effects()).isEmpty();
    run.receive(new StateStored(77));
    assertThat(run.effects()).isEmpty();
  }
}
