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

  sealed interface Command {}

  record Submit(MasterCommand command) implements Command {}

  /** The registry has committed a batch, or has just recovered. */
  record Ready() implements Command {}

  private record TimePassed() implements Command {}

  private final ActorRef<RegistryActor.DecideBatch> registry;
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
    timers.startTimerWithFixedDelay(new TimePassed(), tick);
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
