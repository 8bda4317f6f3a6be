package dev.parley.allocator.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.allocator.Allocation;
import dev.parley.allocator.AllocationEngine;
import dev.parley.allocator.AllocatorCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Step 2 as an actor: takes changes for the engine, and runs a cycle a few milliseconds after the
 * first change, so that changes that come together are decided together; and when a filter ends.
 *
 * <p>Owns its engine and decides nothing itself. Nothing survives a crash: who watches this actor
 * starts a new one over a new engine, and tells it everything anew.
 */
public final class AllocatorActor extends AbstractBehavior<AllocatorActor.Command> {
  /** What the allocator is told. */
  public sealed interface Command {}

  /** These changes happened, in this order. */
  public record Change(List<AllocatorCommand> changes) implements Command {
    public Change {
      changes = List.copyOf(changes);
    }
  }

  private enum Tick implements Command {
    CYCLE_DUE,
    FILTER_ENDED
  }

  /** Akka refuses timers beyond about 248 days, and a filter may last a year. */
  private static final Duration LONGEST_TIMER = Duration.ofDays(1);

  private final TimerScheduler<Command> timers;
  private final AllocationEngine engine;
  private final InstantSource clock;
  private final Duration coalescing;
  private final ActorRef<Allocations> receiver;

  private AllocatorActor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      AllocationEngine engine,
      InstantSource clock,
      Duration coalescing,
      ActorRef<Allocations> receiver) {
    super(context);
    this.timers = timers;
    this.engine = engine;
    this.clock = clock;
    this.coalescing = coalescing;
    this.receiver = receiver;
  }

  /**
   * @param engine handed over: nobody else may use it from now on
   * @param coalescing how long a cycle waits for more changes after the first one; also the
   *     shortest time between two cycles
   * @param receiver of what each cycle gives
   */
  public static Behavior<Command> create(
      AllocationEngine engine,
      InstantSource clock,
      Duration coalescing,
      ActorRef<Allocations> receiver) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new AllocatorActor(context, timers, engine, clock, coalescing, receiver)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Change.class, this::onChange)
        .onMessage(Tick.class, this::onTick)
        .build();
  }

  private Behavior<Command> onChange(Change change) {
    Instant now = clock.instant();
    change.changes().forEach(command -> engine.handle(command, now));
    // A timer that is set already stays: starting it anew would put the cycle off for as long as
    // changes keep coming.
    if (!change.changes().isEmpty() && !timers.isTimerActive(Tick.CYCLE_DUE)) {
      timers.startSingleTimer(Tick.CYCLE_DUE, Tick.CYCLE_DUE, coalescing);
    }
    return this;
  }

  private Behavior<Command> onTick(Tick tick) {
    timers.cancelAll();
    Instant now = clock.instant();
    List<Allocation> made = engine.allocate(now);
    if (!made.isEmpty()) {
      receiver.tell(new Allocations(made));
    }
    engine.nextFilterExpiry().ifPresent(end -> awaitFilterEnd(Duration.between(now, end)));
    return this;
  }

  private void awaitFilterEnd(Duration left) {
    // Many filters that end shortly after each other lead to one cycle, too.
    Duration bounded = left.compareTo(coalescing) < 0 ? coalescing : left;
    timers.startSingleTimer(
        Tick.FILTER_ENDED,
        Tick.FILTER_ENDED,
        bounded.compareTo(LONGEST_TIMER) > 0 ? LONGEST_TIMER : bounded);
  }
}
