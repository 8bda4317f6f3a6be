package dev.parley.allocator.actor;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import dev.parley.allocator.Allocation;
import dev.parley.allocator.AllocationEngine;
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

/** On Akka's own scheduler, which refuses timers that the manual one takes. */
class LongFilterTest {
  private static final Resources ALL = Resources.of(4, 4096);

  private final FakeClock clock = new FakeClock();
  private final ActorTestKit testKit = ActorTestKit.create();
  private final TestProbe<Allocations> receiver = testKit.createTestProbe();
  private final ActorRef<AllocatorActor.Command> allocator =
      testKit.spawn(
          AllocatorActor.create(
              new AllocationEngine(AllocatorSettings.DEFAULT),
              clock,
              Duration.ofMillis(1),
              receiver.ref()));

  @AfterEach
  void stop() {
    testKit.shutdownTestKit();
  }

  @Test
  void goesOnAfterAFrameworkHasDeclinedForAYear() {
    allocator.tell(
        new AllocatorActor.Change(
            List.of(
                new AddFramework(new FrameworkId("f"), Set.of(Role.ANY), Set.of()),
                new AddAgent(new AgentId("a1"), 1, ALL, List.of()))));
    Allocation given = receiver.receiveMessage().allocations().get(0);

    // Together, so that the cycle that offers the second agent also sets the timer of the filter.
    allocator.tell(
        new AllocatorActor.Change(
            List.of(
                new Recover(
                    given.framework(),
                    given.role(),
                    given.agent(),
                    given.incarnation(),
                    given.resources(),
                    new Filters(Duration.ofDays(365))),
                new AddAgent(new AgentId("a2"), 1, ALL, List.of()))));
    assertThat(receiver.receiveMessage().allocations()).hasSize(1);

    allocator.tell(
        new AllocatorActor.Change(List.of(new AddAgent(new AgentId("a3"), 1, ALL, List.of()))));
    assertThat(receiver.receiveMessage().allocations())
        .extracting(a -> a.agent().value())
        .containsExactly("a3");
  }
}
