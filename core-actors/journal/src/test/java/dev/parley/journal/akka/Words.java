package dev.parley.journal.akka;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import java.util.function.Consumer;

/** Remembers the words that it is told, one behind the other, with a snapshot every ten words. */
final class Words extends EventSourcedBehavior<Words.Command, String, String> {
  static final int SNAPSHOT_EVERY = 10;
  static final int KEPT_SNAPSHOTS = 2;

  sealed interface Command {}

  record Add(String word, ActorRef<Done> replyTo) implements Command {}

  record Tell(ActorRef<String> replyTo) implements Command {}

  private final Consumer<String> onRecovered;

  private Words(String id, Consumer<String> onRecovered) {
    super(PersistenceId.ofUniqueId(id));
    this.onRecovered = onRecovered;
  }

  static Behavior<Command> create(String id) {
    return create(id, state -> {});
  }

  /**
   * @param onRecovered is told the state that a recovery came to
   */
  static Behavior<Command> create(String id, Consumer<String> onRecovered) {
    return new Words(id, onRecovered);
  }

  @Override
  public String emptyState() {
    return "";
  }

  @Override
  public CommandHandler<Command, String, String> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Add.class,
            (state, add) ->
                Effect().persist(add.word()).thenReply(add.replyTo(), now -> Done.getInstance()))
        .onCommand(Tell.class, (state, tell) -> Effect().reply(tell.replyTo(), state))
        .build();
  }

  @Override
  public EventHandler<String, String> eventHandler() {
    return (state, word) -> state.isEmpty() ? word : state + " " + word;
  }

  @Override
  public SignalHandler<String> signalHandler() {
    return newSignalHandlerBuilder().onSignal(RecoveryCompleted.instance(), onRecovered).build();
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(SNAPSHOT_EVERY, KEPT_SNAPSHOTS)
        .withDeleteEventsOnSnapshot();
  }
}
