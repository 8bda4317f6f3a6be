package dev.parley.sdk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.protocol.messages.FrameworkToMaster.Teardown;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.testkit.FakeMaster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunTest {
  private static final FrameworkInfo INFO = FrameworkInfo.named("test");

  private final FakeMaster master = new FakeMaster();

  @Test
  void returnsWhenTheSchedulerStops() {
    master.run(INFO, handle -> Behaviors.receiveMessage(event -> Behaviors.stopped()));
    assertThat(master.unexpected()).noneMatch(Teardown.class::isInstance);
  }

  @Test
  void returnsWhenATeardownIsDone() {
    master.run(
        INFO,
        handle ->
            Behaviors.receiveMessage(
                event -> {
                  handle.teardown();
                  return Behaviors.same();
                }));
    master.expect(Teardown.class);
  }

  @Test
  void finishesATeardownAskedForByASchedulerThatStops() {
    master.run(
        INFO, handle -> Behaviors.receiveMessage(event -> Behaviors.stopped(handle::teardown)));
    master.expect(Teardown.class);
  }

  @Test
  void tellsTheSchedulerOfAFailureAndThrowsIt() {
    List<FrameworkEvent> events = new ArrayList<>();
    assertThatThrownBy(
            () ->
                master.run(
                    INFO,
                    handle ->
                        Behaviors.receiveMessage(
                            event -> {
                              events.add(event);
                              if (event instanceof FrameworkEvent.Subscribed) {
                                master.fail("refused: its role is unknown");
                              }
                              return Behaviors.same();
                            })))
        .isInstanceOf(FrameworkFailedException.class)
        .hasMessage("refused: its role is unknown");
    assertThat(events).endsWith(new FrameworkEvent.Failed("refused: its role is unknown"));
  }

  @Test
  void throwsWhatTheSchedulerThrows() {
    assertThatThrownBy(
            () ->
                master.run(
                    INFO,
                    handle ->
                        Behaviors.receiveMessage(
                            event -> {
                              throw new IllegalStateException("a bug");
                            })))
        .isInstanceOf(FrameworkFailedException.class)
        .hasMessageContaining("a bug");
  }

  @Test
  void throwsWhenTheSchedulerCannotBeMade() {
    assertThatThrownBy(() -> master.run(INFO, handle -> failing()))
        .isInstanceOf(FrameworkFailedException.class)
        .hasMessageContaining("not made");
  }

  private static Behavior<FrameworkEvent> failing() {
    throw new IllegalStateException("not made");
  }
}
