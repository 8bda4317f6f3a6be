package dev.parley.allocator.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;

/**
 * Tells an observer of each message from outside once it has been handled, so that a test knows
 * when timers are set and it may move the time.
 */
final class Processed extends BehaviorInterceptor<AllocatorActor.Command, AllocatorActor.Command> {
  private final ActorRef<AllocatorActor.Command> observer;

  private Processed(ActorRef<AllocatorActor.Command> observer) {
    super(AllocatorActor.Command.class);
    this.observer = observer;
  }

  static Behavior<AllocatorActor.Command> reportTo(
      ActorRef<AllocatorActor.Command> observer, Behavior<AllocatorActor.Command> behavior) {
    return Behaviors.intercept(() -> new Processed(observer), behavior);
  }

  @Override
  public Behavior<AllocatorActor.Command> aroundReceive(
      TypedActorContext<AllocatorActor.Command> context,
      AllocatorActor.Command message,
      ReceiveTarget<AllocatorActor.Command> target) {
    Behavior<AllocatorActor.Command> next = target.apply(context, message);
    if (message instanceof AllocatorActor.Change) {
      observer.tell(message);
    }
    return next;
  }
}
