package dev.parley.master.leader;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import dev.parley.master.core.MasterCommand;
import dev.parley.master.core.MasterCore;
import dev.parley.master.core.MasterEffect;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.master.view.PublishedState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Takes over a registry once that belongs to nobody but this master, and which nobody reads. What a
 * master does when it begins to lead it has otherwise never done before: half of the time goes into
 * loading and running code for the first time, just when everybody waits.
 */
public final class Rehearsal {
  /** When a node has settled, and no longer competes for a processor with others that start. */
  private static final Duration AFTER = Duration.ofSeconds(5);

  /** So that the few events of each start do not pile up. */
  private static final int SNAPSHOT_EVERY = 4;

  /** What the rehearsal is told, by itself. */
  public sealed interface Cue {}

  private record Begin() implements Cue {}

  private record Recovered() implements Cue {}

  private record Committed() implements Cue {}

  private Rehearsal() {}

  /**
   * @param needless looked at before it begins: this master leads already
   * @param claim under which the registry of this persistence id may be written
   */
  public static Behavior<Cue> create(
      LeaderSettings settings,
      String persistenceId,
      BooleanSupplier needless,
      LongSupplier claim,
      InstantSource clock) {
    return Behaviors.withTimers(
        timers -> {
          timers.startSingleTimer(new Begin(), AFTER);
          return Behaviors.receive(Cue.class)
              .onMessageEquals(
                  new Begin(),
                  () ->
                      needless.getAsBoolean()
                          ? Behaviors.stopped()
                          : play(settings, persistenceId, claim, clock))
              .build();
        });
  }

  private static Behavior<Cue> play(
      LeaderSettings settings, String persistenceId, LongSupplier claim, InstantSource clock) {
    return Behaviors.setup(
        context -> {
          ActorRef<RegistryActor.DecideBatch> registry =
              context.spawn(
                  RegistryActor.create(
                      persistenceId,
                      new MasterCore(settings.rules()),
                      settings.withSnapshotEvery(SNAPSHOT_EVERY),
                      clock,
                      new Audience(context.getSelf())),
                  "registry");
          return Behaviors.receive(Cue.class)
              .onMessageEquals(
                  new Recovered(),
                  () -> {
                    registry.tell(takeOver(settings.master(), claim.getAsLong()));
                    return Behaviors.same();
                  })
              .onMessageEquals(new Committed(), Behaviors::stopped)
              .build();
        });
  }

  private static RegistryActor.DecideBatch takeOver(String master, long epoch) {
    return new RegistryActor.DecideBatch(
        List.of(new MasterCommand.TakeOver(master, epoch, UUID.randomUUID().toString())));
  }

  private record Audience(ActorRef<Cue> self) implements RegistryActor.Surroundings {
    @Override
    public void recovered() {
      self.tell(new Recovered());
    }

    @Override
    public void decided(List<RegistryEvent> events) {}

    @Override
    public void committed(PublishedState state, List<MasterEffect> effects) {
      self.tell(new Committed());
    }
  }
}
