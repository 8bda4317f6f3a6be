package dev.parley.sdk.session;

import akka.actor.typed.ActorRef;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.sdk.core.MessageHandle;
import dev.parley.sdk.core.SchedulerCommand;
import dev.parley.sdk.core.StateRequests;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands every call to the {@link SchedulerActor}. Thread-safe. */
final class ActorHandle extends MessageHandle {
  private final ActorRef<SchedulerActor.Command> actor;
  private final MessageLimit limit;
  private final CompletableFuture<Void> ended;

  ActorHandle(
      ActorRef<SchedulerActor.Command> actor,
      MessageLimit limit,
      StateRequests state,
      CompletableFuture<Void> ended) {
    super(state);
    this.actor = actor;
    this.limit = limit;
    this.ended = ended;
  }

  @Override
  protected void say(FrameworkToMaster message) {
    limit.check(message);
    actor.tell(new SchedulerActor.Decide(new SchedulerCommand.Say(message)));
  }

  @Override
  protected void leave() {
    actor.tell(new SchedulerActor.Decide(new SchedulerCommand.Leave()));
  }

  @Override
  public CompletionStage<Void> whenEnded() {
    return ended.minimalCompletionStage();
  }
}
