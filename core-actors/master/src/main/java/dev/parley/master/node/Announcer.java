package dev.parley.master.node;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.link.MasterAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** While this node leads, says so to the front desks of all masters, several times a second. */
final class Announcer extends AbstractBehavior<Announcer.Command> {
  private static final Duration INTERVAL = Duration.ofMillis(300);

  sealed interface Command {}

  /** Announce this from now on; nothing, if empty. */
  record Announce(Optional<LeaderSearch.AnnounceLeader> leader) implements Command {}

  private record Due() implements Command {}

  private final Supplier<List<MasterAddress>> masters;
  private Optional<LeaderSearch.AnnounceLeader> leader = Optional.empty();

  /**
   * @param masters asked each time, because masters come and go
   */
  static Behavior<Command> create(Supplier<List<MasterAddress>> masters) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Due(), INTERVAL);
                  return new Announcer(context, masters);
                }));
  }

  private Announcer(ActorContext<Command> context, Supplier<List<MasterAddress>> masters) {
    super(context);
    this.masters = masters;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Announce.class, this::onAnnounce)
        .onMessage(Due.class, c -> announce())
        .build();
  }

  private Behavior<Command> onAnnounce(Announce command) {
    leader = command.leader();
    return announce();
  }

  private Behavior<Command> announce() {
    leader.ifPresent(
        announcement -> {
          for (MasterAddress master : masters.get()) {
            Adapter.toClassic(getContext())
                .actorSelection(master.pathOf(LeaderSearch.FRONT_DESK))
                .tell(announcement, akka.actor.ActorRef.noSender());
          }
        });
    return this;
  }
}
