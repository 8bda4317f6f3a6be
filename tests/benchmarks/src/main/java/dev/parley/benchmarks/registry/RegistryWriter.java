package dev.parley.benchmarks.registry;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import dev.parley.master.leader.LeadingMaster;
import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import java.util.List;

/**
 * Writes the registry's events under the name, in the form and with the snapshots of the real one,
 * without deciding anything: so that a registry of any size can be made in little time.
 */
public final class RegistryWriter
    extends EventSourcedBehavior<RegistryWriter.Write, RegistryEvent, Registry> {
  /** As many finished tasks and frameworks are kept as by default. */
  public static final History.Limits LIMITS = new History.Limits(1_000, 50);

  /**
   * These happened.
   *
   * @param replyTo told how many they were, when they are durable
   */
  public record Write(List<RegistryEvent> events, ActorRef<Integer> replyTo) {
    public Write {
      events = List.copyOf(events);
    }
  }

  private final int snapshotEvery;

  /**
   * @param snapshotEvery so many events
   */
  public static Behavior<Write> create(int snapshotEvery) {
    return new RegistryWriter(snapshotEvery);
  }

  private RegistryWriter(int snapshotEvery) {
    super(PersistenceId.ofUniqueId(LeadingMaster.PERSISTENCE_ID));
    this.snapshotEvery = snapshotEvery;
  }

  @Override
  public Registry emptyState() {
    return Registry.empty(LIMITS);
  }

  @Override
  public CommandHandler<Write, RegistryEvent, Registry> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Write.class,
            write ->
                Effect()
                    .persist(write.events())
                    .thenRun(state -> write.replyTo().tell(write.events().size())))
        .build();
  }

  @Override
  public EventHandler<Registry, RegistryEvent> eventHandler() {
    return Registry::apply;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(snapshotEvery, 1).withDeleteEventsOnSnapshot();
  }
}
