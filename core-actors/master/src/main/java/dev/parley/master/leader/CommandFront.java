package dev.parley.master.leader;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.master.core.MasterCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the commands that arrive while a write is under way, and hands them over as one batch:
 * the more there is to do, the more a write carries. Soft state.
 */
final class CommandFront extends AbstractBehavior<CommandFront.Command> {
  /** Keeps one batch from becoming a pause. */
  private static final int LARGEST_BATCH = 2_000;

  private static final String TICK = "tick";

  sealed interface Command {}

  record Submit(MasterCommand command) implements Command {}

  /** The registry has committed a batch, or has just recovered. */
  record Ready() implements Command {}

  private record TimePassed() implements Command {}

  private final ActorRef<RegistryActor.DecideBatch> registry;
  private final TimerScheduler<Command> timers;
  private final Duration tick;
  private List<MasterCommand> waiting = new ArrayList<>();
  private boolean ready;

  /**
   * @param tick how often to let time pass
   */
  static Behavior<Command> create(ActorRef<RegistryActor.DecideBatch> registry, Duration tick) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new CommandFront(context, timers, registry, tick)));
  }

  private CommandFront(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      ActorRef<RegistryActor.DecideBatch> registry,
      Duration tick) {
    super(context);
    this.registry = registry;
    this.timers = timers;
    this.tick = tick;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Submit.class, c -> submit(c.command()))
        .onMessage(Ready.class, c -> onReady())
        .onMessage(TimePassed.class, c -> submit(new MasterCommand.TimePassed()))
        .build();
  }

  private Behavior<Command> submit(MasterCommand command) {
    waiting.add(command);
    handOver();
    return this;
  }

  private Behavior<Command> onReady() {
    ready = true;
    if (!timers.isTimerActive(TICK)) {
      // Not before: the first command of all must be the one that takes over.
      timers.startTimerWithFixedDelay(TICK, new TimePassed(), tick);
    }
    handOver();
    return this;
  }

  private void handOver() {
    if (ready && !waiting.isEmpty()) {
      int size = Math.min(waiting.size(), LARGEST_BATCH);
      registry.tell(new RegistryActor.DecideBatch(waiting.subList(0, size)));
      waiting = new ArrayList<>(waiting.subList(size, waiting.size()));
      ready = false;
    }
  }
}
