package dev.parley.agent.node;

import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.agent.checkpoint.Checkpoint;
import dev.parley.agent.container.Containerizer;
import dev.parley.agent.core.AgentCommand;
import dev.parley.agent.core.AgentCore;
import dev.parley.agent.core.AgentEffect;
import dev.parley.agent.core.AgentEvent;
import dev.parley.agent.core.AgentState;
import dev.parley.agent.core.Decision;
import dev.parley.protocol.link.LeaderConnection;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.MasterToAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The agent at work. Owns the {@link AgentState} and passes every command through the core in the
 * one order: decide, make the durable events durable, apply, run the effects. While a write is in
 * flight further commands wait, and are then decided in order and written as one batch, so that a
 * burst of tasks costs few writes. What is durable survives a crash; sessions, timers and process
 * ids do not, and are found again. If the disk fails the actor stops, and the tasks live on.
 */
final class AgentActor extends AbstractBehavior<AgentActor.Command> {
  private static final String TICK = "tick";

  sealed interface Command {}

  /** Something happened that the core has a rule for. */
  record Decide(AgentCommand command) implements Command {}

  record Linked(LinkEvent event) implements Command {}

  private record BatchWritten(Batch batch) implements Command {}

  private record WriteFailed(Throwable failure) implements Command {}

  /**
   * @param why empty for the orderly end
   */
  private record LinkClosed(String why) implements Command {}

  /** Commands decided together: what to write, and what follows. */
  private record Batch(AgentState next, List<AgentEvent> events, List<AgentEffect> effects) {
    List<AgentEvent.Durable> durable() {
      return events.stream()
          .filter(AgentEvent.Durable.class::isInstance)
          .map(AgentEvent.Durable.class::cast)
          .toList();
    }
  }

  /**
   * What an agent's actor is made of.
   *
   * @param disk where appends to the checkpoint may block
   * @param recovered what the checkpoint has replayed
   */
  record Parts(
      AgentCore core,
      Checkpoint checkpoint,
      Executor disk,
      AgentState recovered,
      Duration resendInterval) {}

  private final Parts parts;
  private final AgentSurroundings surroundings;
  private final EffectRunner effects;
  private final List<AgentCommand> waiting = new ArrayList<>();
  private AgentState state;
  private @Nullable Batch inFlight;
  private String why = "the agent's actor was stopped from outside, or by a fault; see the log";

  private AgentActor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Parts parts,
      AgentSurroundings surroundings) {
    super(context);
    this.parts = parts;
    this.surroundings = surroundings;
    this.state = parts.recovered();
    Containerizer containerizer =
        surroundings.containerizer(outcome -> context.getSelf().tell(new Decide(outcome)));
    LeaderConnection link =
        surroundings.connect(event -> context.getSelf().tell(new Linked(event)));
    this.effects =
        new EffectRunner(
            link,
            containerizer,
            timers,
            reason -> context.pipeToSelf(link.close(), (done, failure) -> new LinkClosed(reason)));
    // More often than anything is due, so that nothing is late by much.
    timers.startTimerWithFixedDelay(
        TICK, new Decide(new AgentCommand.ResendDue()), parts.resendInterval().dividedBy(4));
    context.getSelf().tell(new Decide(new AgentCommand.Start()));
  }

  static Behavior<Command> create(Parts parts, AgentSurroundings surroundings) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> begin(context, timers, parts, surroundings)));
  }

  private static Behavior<Command> begin(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Parts parts,
      AgentSurroundings surroundings) {
    try {
      Behavior<Command> actor = new AgentActor(context, timers, parts, surroundings);
      surroundings.ready();
      return actor;
    } catch (RuntimeException e) {
      // A port in use, a program that is missing: for whoever starts the node.
      surroundings.notReady(e);
      return Behaviors.stopped();
    }
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Decide.class, this::onDecide)
        .onMessage(Linked.class, this::onLinked)
        .onMessage(BatchWritten.class, this::onBatchWritten)
        .onMessage(WriteFailed.class, this::onWriteFailed)
        .onMessage(LinkClosed.class, this::onLinkClosed)
        .onSignal(PostStop.class, this::onPostStop)
        .build();
  }

  private Behavior<Command> onDecide(Decide message) {
    waiting.add(message.command());
    return decideWaiting();
  }

  private Behavior<Command> onLinked(Linked message) {
    LinkEvent event = message.event();
    if (event instanceof LinkEvent.Connected e) {
      waiting.add(new AgentCommand.Connected(e.epoch()));
    } else if (event instanceof LinkEvent.Disconnected e) {
      getContext().getLog().info("no leading master: {}", e.why());
      waiting.add(new AgentCommand.Disconnected());
    } else if (event instanceof LinkEvent.Received e) {
      if (e.message() instanceof MasterToAgent said) {
        waiting.add(new AgentCommand.FromMaster(e.epoch(), said));
      } else {
        getContext().getLog().warn("not a message to an agent: {}", e.message());
      }
    }
    return decideWaiting();
  }

  private Behavior<Command> decideWaiting() {
    if (inFlight == null && !waiting.isEmpty()) {
      Batch batch = decideAll(List.copyOf(waiting));
      waiting.clear();
      List<AgentEvent.Durable> durable = batch.durable();
      if (durable.isEmpty()) {
        settle(batch);
      } else {
        inFlight = batch;
        getContext()
            .pipeToSelf(
                CompletableFuture.runAsync(() -> parts.checkpoint().append(durable), parts.disk()),
                (done, failure) ->
                    failure == null ? new BatchWritten(batch) : new WriteFailed(failure));
      }
    }
    return this;
  }

  private Batch decideAll(List<AgentCommand> commands) {
    AgentState next = state;
    List<AgentEvent> events = new ArrayList<>();
    List<AgentEffect> toDo = new ArrayList<>();
    for (AgentCommand command : commands) {
      Decision decision = parts.core().decide(next, command, surroundings.now());
      for (AgentEvent event : decision.events()) {
        next = next.apply(event);
      }
      events.addAll(decision.events());
      toDo.addAll(decision.effects());
    }
    return new Batch(next, events, toDo);
  }

  private Behavior<Command> onBatchWritten(BatchWritten message) {
    inFlight = null;
    settle(message.batch());
    return decideWaiting();
  }

  private void settle(Batch batch) {
    AgentState before = state;
    state = batch.next();
    surroundings.changed(before, state, batch.events());
    batch.effects().forEach(effects::run);
  }

  private Behavior<Command> onWriteFailed(WriteFailed message) {
    Throwable cause =
        message.failure().getCause() == null ? message.failure() : message.failure().getCause();
    String problem = String.valueOf(cause.getMessage());
    getContext().getLog().error("the agent stops, as it cannot keep its word: {}", problem);
    effects.run(new AgentEffect.Stop(problem));
    return this;
  }

  private Behavior<Command> onLinkClosed(LinkClosed message) {
    why = message.why();
    return Behaviors.stopped();
  }

  private Behavior<Command> onPostStop(PostStop signal) {
    surroundings.ended(why);
    return this;
  }
}
