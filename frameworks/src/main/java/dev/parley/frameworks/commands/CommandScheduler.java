package dev.parley.frameworks.commands;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.parley.model.offers.Operation;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.FrameworkHandle;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The framework as an actor: feeds the {@link CommandsCore} with what the cluster and the owner of
 * the jobs say, and does what it decides. Stops when the framework was torn down, which also ends
 * all that it still runs. Nothing survives a crash.
 */
final class CommandScheduler extends AbstractBehavior<CommandScheduler.Command> {
  private static final Duration TICK_INTERVAL = Duration.ofMillis(250);

  /** What the scheduler is told. */
  sealed interface Command {}

  record Decide(CommandsInput input) implements Command {}

  /** Ends the framework at once, whatever still runs. */
  record Abandon() implements Command {}

  private record SessionOver() implements Command {}

  private final CommandsCore core;
  private final FrameworkHandle handle;
  private final JobListener listener;
  private final InstantSource clock;

  /**
   * @param connect opens a session with manual acknowledgement
   */
  static Behavior<Command> create(
      JobRules rules,
      BiFunction<ActorSystem<?>, ActorRef<FrameworkEvent>, FrameworkHandle> connect,
      JobListener listener,
      InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  ActorRef<FrameworkEvent> events =
                      context.messageAdapter(
                          FrameworkEvent.class, e -> new Decide(new CommandsInput.Hear(e)));
                  FrameworkHandle handle;
                  try {
                    handle = connect.apply(context.getSystem(), events);
                  } catch (FrameworkFailedException e) {
                    listener.on(new JobEvent.Failed(String.valueOf(e.getMessage())));
                    return Behaviors.stopped();
                  }
                  timers.startTimerWithFixedDelay(
                      new Decide(new CommandsInput.Tick()), TICK_INTERVAL);
                  return new CommandScheduler(
                      context, new CommandsCore(rules), handle, listener, clock);
                }));
  }

  private CommandScheduler(
      ActorContext<Command> context,
      CommandsCore core,
      FrameworkHandle handle,
      JobListener listener,
      InstantSource clock) {
    super(context);
    this.core = core;
    this.handle = handle;
    this.listener = listener;
    this.clock = clock;
    context.pipeToSelf(handle.whenEnded(), (ended, failure) -> new SessionOver());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Decide.class, this::onDecide)
        .onMessage(Abandon.class, command -> onAbandon())
        .onMessage(SessionOver.class, command -> Behaviors.stopped())
        .build();
  }

  private Behavior<Command> onDecide(Decide command) {
    core.decide(command.input(), clock.instant()).forEach(this::perform);
    return this;
  }

  private Behavior<Command> onAbandon() {
    handle.teardown();
    return this;
  }

  private void perform(CommandsEffect effect) {
    if (effect instanceof CommandsEffect.Launch launch) {
      handle.accept(
          List.of(launch.offer()), List.of(new Operation.Launch(launch.tasks())), launch.filters());
    } else if (effect instanceof CommandsEffect.Decline decline) {
      handle.decline(decline.offers(), decline.filters());
    } else if (effect instanceof CommandsEffect.Suppress) {
      handle.suppress(Set.of());
    } else if (effect instanceof CommandsEffect.Revive) {
      handle.revive(Set.of());
    } else if (effect instanceof CommandsEffect.Reconcile reconcile) {
      handle.reconcile(reconcile.tasks());
    } else if (effect instanceof CommandsEffect.Kill kill) {
      handle.kill(kill.task(), kill.grace());
    } else if (effect instanceof CommandsEffect.Acknowledge acknowledge) {
      handle.acknowledge(acknowledge.status());
    } else if (effect instanceof CommandsEffect.Tell tell) {
      listener.on(tell.event());
    } else if (effect instanceof CommandsEffect.Finish) {
      handle.teardown();
    } else {
      throw new IllegalStateException("no way to do " + effect.getClass().getSimpleName());
    }
  }
}
