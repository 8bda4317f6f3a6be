package dev.parley.protocol.link;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Cluster;
import dev.parley.protocol.messages.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * An agent's or a framework's place in the cluster: an actor system that joins through the
 * configured masters and finds the one that leads. It is disposable: when the node was downed or
 * quarantined, or is not answered any more, the actor system is ended and another one joins, after
 * a pause with jitter. The owner sees only {@link LinkEvent}s.
 *
 * <p>Thread-safe. Survives nothing itself; the highest epoch seen is kept across restarts of the
 * actor system, and by the owner beyond that.
 */
public final class ClusterLink implements LeaderConnection {
  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(4);

  private final LinkSettings settings;
  private final Consumer<LinkEvent> owner;
  private final AtomicLong highestEpoch;
  private final DisposableSystem<LinkActor.Command> system;

  /**
   * Opens a link. The events begin at once; those of one link never overlap.
   *
   * @throws IllegalStateException naming the address, if it cannot be bound
   */
  public static ClusterLink open(LinkSettings settings, Consumer<LinkEvent> owner) {
    return new ClusterLink(settings, owner);
  }

  @SuppressWarnings("this-escape")
  private ClusterLink(LinkSettings settings, Consumer<LinkEvent> owner) {
    this.settings = settings;
    this.owner = owner;
    this.highestEpoch = new AtomicLong(settings.highestEpoch());
    this.system =
        DisposableSystem.start(
            settings.timings(),
            LEAVE_TIMEOUT,
            this::start,
            // The old actor's session ended with it; say so before the new one opens another.
            () -> owner.accept(new LinkEvent.Disconnected("the node joins the cluster again")));
  }

  @Override
  public void send(Message message) {
    system.get().tell(new LinkActor.Send(message));
  }

  @Override
  public void reconnect(String why) {
    system.get().tell(new LinkActor.Reconnect(why));
  }

  @Override
  public CompletionStage<Void> close() {
    return system.close();
  }

  private ActorSystem<LinkActor.Command> start() {
    ActorSystem<LinkActor.Command> started = NodeSystems.start(settings, guardian());
    List<Address> masters = settings.masters().stream().map(MasterAddress::node).toList();
    Cluster.get(Adapter.toClassic(started)).joinSeedNodes(masters);
    return started;
  }

  private Behavior<LinkActor.Command> guardian() {
    return Behaviors.setup(
        context ->
            LinkActor.create(
                settings,
                highestEpoch.get(),
                this::tell,
                why -> system.restart(context.getSystem(), why)));
  }

  private void tell(LinkEvent event) {
    if (event instanceof LinkEvent.Connected connected) {
      highestEpoch.accumulateAndGet(connected.epoch(), Math::max);
    } else if (event instanceof LinkEvent.Received) {
      system.heard();
    }
    owner.accept(event);
  }
}
