package dev.parley.agent.node;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.agent.checkpoint.Checkpoint;
import dev.parley.agent.core.AgentCommand;
import dev.parley.agent.core.AgentCore;
import dev.parley.agent.core.AgentEffect;
import dev.parley.agent.core.AgentEvent;
import dev.parley.agent.core.AgentState;
import dev.parley.agent.core.Decision;
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

  private final AgentCore core;
  private final Checkpoint checkpoint;
  private final Executor disk;
  private final AgentSurroundings surroundings;
  private final EffectRunner effects;
  private final List<AgentCommand> waiting = new ArrayList<>();
  private AgentState state;
  private @Nullable Batch inFlight;

  private AgentActor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      AgentCore core,
      Checkpoint checkpoint,
      Executor disk,
      AgentSurroundings surroundings,
      AgentState recovered,
      Duration resendInterval) {
    super(context);
    this.core = core;
    this.checkpoint = checkpoint;
    this.disk = disk;
    this.surroundings = surroundings;
    this.state = recovered;
    var link = surroundings.connect(event -> context.getSelf().tell(new Linked(event)));
    this.effects =
        new EffectRunner(
            link,
            surroundings.containerizer(outcome -> context.getSelf().tell(new Decide(outcome))),
            timers,
            why -> context.pipeToSelf(link.close(), (done, failure) -> new LinkClosed(why)));
    // More often than anything is due, so that nothing is late by much.
    timers.startTimerWithFixedDelay(
        TICK, new Decide(new AgentCommand.ResendDue()), resendInterval.dividedBy(4));
    context.getSelf().tell(new Decide(new AgentCommand.Start()));
  }

  /**
   * @param disk where appends to the checkpoint may block
   * @param recovered what the checkpoint has replayed
   */
  static Behavior<Command> create(
      AgentCore core,
      Checkpoint checkpoint,
      Executor disk,
      AgentSurroundings surroundings,
      AgentState recovered,
      Duration resendInterval) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new AgentActor(
                        context,
                        timers,
                        core,
                        checkpoint,
                        disk,
                        surroundings,
                        recovered,
                        resendInterval)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Decide.class, this::onDecide)
        .onMessage(Linked.class, this::onLinked)
        .onMessage(BatchWritten.class, this::onBatchWritten)
        .onMessage(WriteFailed.class, this::onWriteFailed)
        .onMessage(LinkClosed.class, this::onLinkClosed)
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
                CompletableFuture.runAsync(() -> checkpoint.append(durable), disk),
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
      Decision decision = core.decide(next, command, surroundings.now());
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
    String why = String.valueOf(cause.getMessage());
    getContext().getLog().error("the agent stops, as it cannot keep its word: {}", why);
    effects.run(new AgentEffect.Stop(why));
    return this;
  }

  private Behavior<Command> onLinkClosed(LinkClosed message) {
    surroundings.ended(message.why());
    return Behaviors.stopped();
  }
}
