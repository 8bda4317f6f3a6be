package dev.parley.allocator.actor;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import dev.parley.allocator.Allocation;
import dev.parley.allocator.AllocationEngine;
import dev.parley.allocator.AllocatorCommand;
import dev.parley.allocator.AllocatorCommand.AddAgent;
import dev.parley.allocator.AllocatorCommand.AddFramework;
import dev.parley.allocator.AllocatorCommand.Recover;
import dev.parley.allocator.AllocatorSettings;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Filters;
import dev.parley.model.resources.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the actor runs a cycle, on a clock and a scheduler that move only when told. */
class AllocatorActorTest {
  private static final Duration COALESCING = Duration.ofMillis(5);
  private static final FrameworkId FRAMEWORK = new FrameworkId("f");
  private static final Resources ALL = Resources.of(4, 4096);

  private final ActorTestKit testKit =
      ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));
  private final ManualTime time = ManualTime.get(testKit.system());
  private final FakeClock clock = new FakeClock();
  private final TestProbe<Allocations> receiver = testKit.createTestProbe();
  private final TestProbe<AllocatorActor.Command> processed = testKit.createTestProbe();
  private final ActorRef<AllocatorActor.Command> allocator =
      testKit.spawn(
          Processed.reportTo(
              processed.ref(),
              AllocatorActor.create(
                  new AllocationEngine(AllocatorSettings.DEFAULT),
                  clock,
                  COALESCING,
                  receiver.ref())));

  @AfterEach
  void stop() {
    testKit.shutdownTestKit();
  }

  @Test
  void runsOneCycleForChangesThatComeTogether() {
    tell(addFramework());
    tell(addAgent("a1"));
    pass(COALESCING.minusMillis(1));
    tell(addAgent("a2"));
    receiver.expectNoMessage(Duration.ZERO);

    pass(Duration.ofMillis(1));

    assertThat(receiver.receiveMessage().allocations())
        .extracting(a -> a.agent().value())
        .containsExactly("a1", "a2");
    nothingMoreIn(Duration.ofHours(1));
  }

  @Test
  void staysSilentWhenThereIsNothingToGive() {
    tell(addAgent("a1"));
    nothingMoreIn(Duration.ofHours(1));

    tell();
    nothingMoreIn(Duration.ofHours(1));
  }

  @Test
  void runsACycleWhenAFilterEnds() {
    tell(addFramework(), addAgent("a1"));
    pass(COALESCING);
    Allocation given = receiver.receiveMessage().allocations().get(0);

    tell(decline(given, Duration.ofSeconds(5)));
    nothingMoreIn(COALESCING);
    nothingMoreIn(Duration.ofSeconds(5).minus(COALESCING).minusMillis(1));
    pass(Duration.ofMillis(1));

    assertThat(receiver.receiveMessage().allocations())
        .extracting(Allocation::resources)
        .containsExactly(ALL);
  }

  @Test
  void waitsOutAFilterThatIsLongerThanATimerMayBe() {
    tell(addFramework(), addAgent("a1"));
    pass(COALESCING);
    Allocation given = receiver.receiveMessage().allocations().get(0);

    tell(decline(given, Duration.ofDays(3)));
    nothingMoreIn(COALESCING);
    nothingMoreIn(Duration.ofDays(1));
    nothingMoreIn(Duration.ofDays(1));
    pass(Duration.ofDays(1).minus(COALESCING));

    assertThat(receiver.receiveMessage().allocations()).hasSize(1);
  }

  @Test
  void runsOneCycleForFiltersThatEndShortlyAfterEachOther() {
    tell(addFramework(), addAgent("a1"), addAgent("a2"), addAgent("a3"));
    pass(COALESCING);
    List<Allocation> given = receiver.receiveMessage().allocations();

    tell(
        decline(given.get(0), Duration.ofMillis(1_000)),
        decline(given.get(1), Duration.ofMillis(1_001)),
        decline(given.get(2), Duration.ofMillis(1_002)));
    nothingMoreIn(COALESCING);
    nothingMoreIn(Duration.ofSeconds(1).minus(COALESCING).minusMillis(1));
    pass(Duration.ofMillis(1));
    assertThat(receiver.receiveMessage().allocations()).hasSize(1);

    nothingMoreIn(COALESCING.minusMillis(1));
    pass(Duration.ofMillis(1));
    assertThat(receiver.receiveMessage().allocations()).hasSize(2);
  }

  private void tell(AllocatorCommand... changes) {
    AllocatorActor.Change change = new AllocatorActor.Change(List.of(changes));
    allocator.tell(change);
    processed.expectMessage(change);
  }

  private void pass(Duration duration) {
    clock.advance(duration);
    time.timePasses(duration);
    // Behind the ticks in the mailbox: once it is processed, so are they, and their timers are set.
    tell();
  }

  private void nothingMoreIn(Duration duration) {
    pass(duration);
    receiver.expectNoMessage(Duration.ZERO);
  }

  private static AllocatorCommand addFramework() {
    return new AddFramework(FRAMEWORK, Set.of(Role.ANY), Set.of());
  }

  private static AllocatorCommand addAgent(String id) {
    return new AddAgent(new AgentId(id), 1, ALL, List.of());
  }

  private static AllocatorCommand decline(Allocation given, Duration refuse) {
    return new Recover(
        given.framework(),
        given.role(),
        given.agent(),
        given.incarnation(),
        given.resources(),
        new Filters(refuse));
  }
}
