package dev.parley.master.leader;

import akka.actor.typed.Behavior;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import dev.parley.master.core.Decision;
import dev.parley.master.core.MasterCommand;
import dev.parley.master.core.MasterCore;
import dev.parley.master.core.MasterEffect;
import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.master.view.PublishedState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Owns the registry. Takes commands in batches, decides them in order, commits all their events in
 * one write, and only then lets their effects happen. A batch decides over what the batch before it
 * committed, because Akka holds commands back while a write is under way.
 *
 * <p>The registry survives a crash in the journal; the {@link MasterCore} with its soft state does
 * not. If a write fails, this actor stops, and the leading master starts over.
 */
final class RegistryActor
    extends EventSourcedBehavior<RegistryActor.DecideBatch, RegistryEvent, Registry> {
  record DecideBatch(List<MasterCommand> commands) {
    DecideBatch {
      commands = List.copyOf(commands);
    }
  }

  /** What happens around the decisions; called in the actor's thread. */
  interface Surroundings {
    /** The registry is read back; batches may come. */
    void recovered();

    /** These events are about to be written. */
    void decided(List<RegistryEvent> events);

    /** The events of a batch are durable: its effects are due. */
    void committed(PublishedState state, List<MasterEffect> effects);
  }

  private final MasterCore core;
  private final History.Limits limits;
  private final int snapshotEvery;
  private final InstantSource clock;
  private final Surroundings surroundings;
  private @Nullable Decided decided;

  /** The registry after the last event of a batch that is to be written. */
  private record Decided(RegistryEvent last, Registry registry) {}

  /**
   * @param persistenceId under which the registry is kept
   */
  static Behavior<DecideBatch> create(
      String persistenceId,
      MasterCore core,
      LeaderSettings settings,
      InstantSource clock,
      Surroundings surroundings) {
    return new RegistryActor(persistenceId, core, settings, clock, surroundings);
  }

  private RegistryActor(
      String persistenceId,
      MasterCore core,
      LeaderSettings settings,
      InstantSource clock,
      Surroundings surroundings) {
    super(PersistenceId.ofUniqueId(persistenceId));
    this.core = core;
    this.limits = settings.history();
    this.snapshotEvery = settings.snapshotEvery();
    this.clock = clock;
    this.surroundings = surroundings;
  }

  @Override
  public Registry emptyState() {
    return Registry.empty(limits);
  }

  @Override
  public CommandHandler<DecideBatch, RegistryEvent, Registry> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(DecideBatch.class, this::onBatch)
        .build();
  }

  @Override
  public EventHandler<Registry, RegistryEvent> eventHandler() {
    return this::apply;
  }

  /** A batch was decided by applying its events: what that made is not made again. */
  private Registry apply(Registry registry, RegistryEvent event) {
    Decided batch = decided;
    if (batch == null) {
      return registry.apply(event);
    } else if (event == batch.last()) {
      decided = null;
      return batch.registry();
    }
    return registry;
  }

  /** The journal drops the events only when the snapshot that covers them is durable. */
  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(snapshotEvery, 1).withDeleteEventsOnSnapshot();
  }

  /** A snapshot may have been taken under other limits of the history. */
  @Override
  public SnapshotAdapter<Registry> snapshotAdapter() {
    return new SnapshotAdapter<>() {
      @Override
      public Object toJournal(Registry state) {
        return state;
      }

      @Override
      public Registry fromJournal(Object from) {
        return ((Registry) from).within(limits);
      }
    };
  }

  @Override
  public SignalHandler<Registry> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), state -> surroundings.recovered())
        .build();
  }

  private Effect<RegistryEvent, Registry> onBatch(Registry registry, DecideBatch batch) {
    Instant now = clock.instant();
    List<RegistryEvent> events = new ArrayList<>();
    List<MasterEffect> effects = new ArrayList<>();
    Registry current = registry;
    for (MasterCommand command : batch.commands()) {
      Decision decision = core.decide(current, command, now);
      current = decision.registry();
      events.addAll(decision.events());
      effects.addAll(decision.effects());
    }
    if (events.isEmpty()) {
      return Effect().none().thenRun(state -> onCommitted(state, effects));
    }
    surroundings.decided(events);
    decided = new Decided(events.get(events.size() - 1), current);
    return Effect().persist(events).thenRun(state -> onCommitted(state, effects));
  }

  private void onCommitted(Registry registry, List<MasterEffect> effects) {
    surroundings.committed(new PublishedState(registry, core.softView()), effects);
  }
}
