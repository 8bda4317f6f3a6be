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

/** While this node leads, says so to the front desks of all masters, several times a second. */
final class Announcer extends AbstractBehavior<Announcer.Command> {
  private static final Duration INTERVAL = Duration.ofMillis(300);

  sealed interface Command {}

  /** Announce this from now on; nothing, if empty. */
  record Announce(Optional<LeaderSearch.AnnounceLeader> leader) implements Command {}

  private record Due() implements Command {}

  private final String cluster;
  private final List<MasterAddress> masters;
  private Optional<LeaderSearch.AnnounceLeader> leader = Optional.empty();

  static Behavior<Command> create(String cluster, List<MasterAddress> masters) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Due(), INTERVAL);
                  return new Announcer(context, cluster, masters);
                }));
  }

  private Announcer(ActorContext<Command> context, String cluster, List<MasterAddress> masters) {
    super(context);
    this.cluster = cluster;
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
          for (MasterAddress master : masters) {
            Adapter.toClassic(getContext())
                .actorSelection(
                    String.format(
                        "akka://%s@%s:%d/user/%s",
                        cluster, master.host(), master.port(), LeaderSearch.FRONT_DESK))
                .tell(announcement, akka.actor.ActorRef.noSender());
          }
        });
    return this;
  }
}
