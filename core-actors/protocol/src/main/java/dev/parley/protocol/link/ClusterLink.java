package dev.parley.protocol.link;

import akka.Done;
import akka.actor.Address;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Cluster;
import akka.remote.artery.ThisActorSystemQuarantinedEvent;
import dev.parley.protocol.messages.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(ClusterLink.class);
  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(4);

  private final LinkSettings settings;
  private final Consumer<LinkEvent> owner;
  private final AtomicLong highestEpoch;
  private ActorSystem<LinkActor.Command> system;
  private boolean closed;
  private boolean restarting;
  private int restarts;

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
    this.system = start();
  }

  @Override
  public synchronized void send(Message message) {
    system.tell(new LinkActor.Send(message));
  }

  @Override
  public synchronized void reconnect(String why) {
    system.tell(new LinkActor.Reconnect(why));
  }

  @Override
  public synchronized CompletionStage<Void> close() {
    closed = true;
    return leave(system);
  }

  private ActorSystem<LinkActor.Command> start() {
    ActorSystem<LinkActor.Command> started = NodeSystems.start(settings, guardian());
    Cluster cluster = Cluster.get(Adapter.toClassic(started));
    List<Address> masters =
        settings.masters().stream()
            .map(m -> new Address("akka", settings.cluster(), m.host(), m.port()))
            .toList();
    cluster.registerOnMemberRemoved(() -> restart(started, "this node was removed"));
    cluster.joinSeedNodes(masters);
    return started;
  }

  private akka.actor.typed.Behavior<LinkActor.Command> guardian() {
    return Behaviors.setup(
        context -> {
          ActorSystem<?> mine = context.getSystem();
          mine.eventStream()
              .tell(
                  new akka.actor.typed.eventstream.EventStream.Subscribe<>(
                      ThisActorSystemQuarantinedEvent.class,
                      context.spawn(
                          Behaviors.receiveMessage(
                              (ThisActorSystemQuarantinedEvent e) -> {
                                restart(mine, "quarantined by " + e.remoteAddress());
                                return Behaviors.same();
                              }),
                          "quarantine-watch")));
          return LinkActor.create(
              settings, highestEpoch.get(), this::tell, why -> restart(mine, why));
        });
  }

  private void tell(LinkEvent event) {
    if (event instanceof LinkEvent.Connected connected) {
      highestEpoch.accumulateAndGet(connected.epoch(), Math::max);
    } else if (event instanceof LinkEvent.Received) {
      heard();
    }
    owner.accept(event);
  }

  private synchronized void heard() {
    restarts = 0;
  }

  private synchronized void restart(ActorSystem<?> which, String why) {
    if (closed || restarting || which != system) {
      return;
    }
    restarting = true;
    LOG.warn("Leaving the cluster and joining again: {}", why);
    Executor later = CompletableFuture.delayedExecutor(pause(), TimeUnit.MILLISECONDS);
    leave(which).whenCompleteAsync((done, failure) -> startAgain(), later);
  }

  /** In milliseconds: twice as long after each restart that led to no master, with jitter. */
  private long pause() {
    long longest = settings.timings().restartBackoffMax().toMillis();
    long pause = settings.timings().restartBackoffMin().toMillis() << Math.min(restarts, 20);
    restarts++;
    long bounded = Math.min(pause, longest);
    return bounded + ThreadLocalRandom.current().nextLong(bounded / 2 + 1);
  }

  private synchronized void startAgain() {
    restarting = false;
    if (!closed) {
      // The old actor's session ended with it; say so before the new one opens another.
      owner.accept(new LinkEvent.Disconnected("the node joins the cluster again"));
      system = start();
    }
  }

  /** Completes when the system has ended, by itself or by force. */
  private static CompletionStage<Void> leave(ActorSystem<?> which) {
    CompletableFuture<Done> left =
        CoordinatedShutdown.get(Adapter.toClassic(which))
            .runAll(CoordinatedShutdown.actorSystemTerminateReason())
            .toCompletableFuture();
    return left.orTimeout(LEAVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (done, slow) -> {
              which.terminate();
              return null;
            })
        .thenCompose(x -> which.getWhenTerminated())
        .thenApply(done -> (Void) null);
  }
}
