package dev.parley.sdk.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.parley.protocol.link.LeaderConnection;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.core.SchedulerCommand;
import dev.parley.sdk.core.SchedulerCommand.HandleLinkEvent;
import dev.parley.sdk.core.SchedulerCommand.Leave;
import dev.parley.sdk.core.SchedulerCommand.Tick;
import dev.parley.sdk.core.SchedulerCore;
import dev.parley.sdk.core.SchedulerEffect;
import dev.parley.sdk.core.StateRequests;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.MDC;

/**
 * Owns one framework's session: feeds the {@link SchedulerCore} and does what it decides. Lives in
 * the author's actor system; the connection it owns does not, so that the cluster may lose and find
 * this process without the author's actors noticing more than events. Not restarted: a session that
 * failed is over, and is told as such.
 */
final class SchedulerActor extends AbstractBehavior<SchedulerActor.Command> {
  private static final Duration TICK_INTERVAL = Duration.ofMillis(500);

  sealed interface Command {}

  record Decide(SchedulerCommand command) implements Command {}

  private record SchedulerStopped() implements Command {}

  private final SchedulerCore core;
  private final LeaderConnection connection;
  private final ActorRef<FrameworkEvent> scheduler;
  private final StateRequests state;
  private final CompletableFuture<Void> ended;
  private final InstantSource clock;
  private Optional<String> failure = Optional.empty();

  /**
   * @param scheduler is told the events; when it stops, the session is left
   * @param state is told the answers about the framework's own state
   * @param ended is completed when the session is over and the connection closed
   */
  static Behavior<Command> create(
      SchedulerCore core,
      Connector connector,
      ActorRef<FrameworkEvent> scheduler,
      StateRequests state,
      CompletableFuture<Void> ended,
      InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  ActorRef<Command> self = context.getSelf();
                  LeaderConnection connection;
                  try {
                    connection =
                        connector.open(event -> self.tell(new Decide(new HandleLinkEvent(event))));
                  } catch (RuntimeException e) {
                    String why = "cannot reach the masters: " + e.getMessage();
                    context.getLog().error(why);
                    scheduler.tell(new FrameworkEvent.Failed(why));
                    state.end();
                    ended.completeExceptionally(new FrameworkFailedException(why, e));
                    return Behaviors.stopped();
                  }
                  timers.startTimerWithFixedDelay(new Decide(new Tick()), TICK_INTERVAL);
                  return new SchedulerActor(
                      context, core, connection, scheduler, state, ended, clock);
                }));
  }

  private SchedulerActor(
      ActorContext<Command> context,
      SchedulerCore core,
      LeaderConnection connection,
      ActorRef<FrameworkEvent> scheduler,
      StateRequests state,
      CompletableFuture<Void> ended,
      InstantSource clock) {
    super(context);
    this.core = core;
    this.connection = connection;
    this.scheduler = scheduler;
    this.state = state;
    this.ended = ended;
    this.clock = clock;
    context.watchWith(scheduler, new SchedulerStopped());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Decide.class, this::onDecide)
        .onMessage(SchedulerStopped.class, c -> onDecide(new Decide(new Leave())))
        .onSignal(PostStop.class, signal -> onStopped())
        .build();
  }

  private Behavior<Command> onDecide(Decide command) {
    try {
      return perform(core.decide(command.command(), clock.instant()));
    } catch (RuntimeException e) {
      // A bug. There is no going on with a session half way, and none may wait for it in vain.
      getContext().getLog().error("The framework's session failed", e);
      String why = "the framework's session failed: " + e;
      scheduler.tell(new FrameworkEvent.Failed(why));
      failure = Optional.of(why);
      return Behaviors.stopped();
    }
  }

  private Behavior<Command> perform(List<SchedulerEffect> effects) {
    Behavior<Command> next = this;
    for (SchedulerEffect effect : effects) {
      if (effect instanceof SchedulerEffect.SendToMaster send) {
        connection.send(send.message());
      } else if (effect instanceof SchedulerEffect.Deliver deliver) {
        log(deliver.event());
        scheduler.tell(deliver.event());
      } else if (effect instanceof SchedulerEffect.AnswerState answer) {
        state.answered(answer.answer());
      } else if (effect instanceof SchedulerEffect.Reconnect reconnect) {
        connection.reconnect(reconnect.why());
      } else if (effect instanceof SchedulerEffect.End end) {
        failure = end.failure();
        next = Behaviors.stopped();
      }
    }
    return next;
  }

  private Behavior<Command> onStopped() {
    state.end();
    // Also reached when the author's actor system ends: the link must not outlive it.
    connection
        .close()
        .whenComplete(
            (closed, problem) ->
                failure.ifPresentOrElse(
                    why -> ended.completeExceptionally(new FrameworkFailedException(why)),
                    () -> ended.complete(null)));
    return this;
  }

  private void log(FrameworkEvent event) {
    core.frameworkId().ifPresent(id -> MDC.put("frameworkId", id.value()));
    if (event instanceof FrameworkEvent.Subscribed subscribed) {
      getContext().getLog().info("Subscribed as framework {}", subscribed.id());
    } else if (event instanceof FrameworkEvent.Disconnected disconnected) {
      getContext().getLog().info("Disconnected from the leading master: {}", disconnected.why());
    } else if (event instanceof FrameworkEvent.Failed failed) {
      getContext().getLog().error("The framework's session is over: {}", failed.message());
    }
    MDC.remove("frameworkId");
  }
}
