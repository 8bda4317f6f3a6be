package dev.parley.master.node;

import akka.actor.Address;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Cluster;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.master.leader.LeaderEvents;
import dev.parley.master.leader.LeadingMaster;
import dev.parley.master.leader.Operators;
import dev.parley.master.view.PublishedState;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.link.LinkConfig;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.link.NodeSystems;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.view.MasterViews;
import dev.parley.protocol.wire.Envelope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A master node: joins the cluster, answers who leads, and leads when the cluster's singleton comes
 * to it. The views outlive the actor system, which is disposable.
 */
public final class MasterNode {
  private static final String JOURNAL_ROLE = "journal";
  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(8);

  private final MasterNodeSettings settings;
  private final InstantSource clock;
  private final NodeState state;
  private final ActorSystem<Announcer.Command> system;

  /**
   * Binds the node's address and joins.
   *
   * @throws IllegalStateException naming the address, if it cannot be bound
   */
  public static MasterNode start(MasterNodeSettings settings, InstantSource clock) {
    return new MasterNode(settings, clock);
  }

  private MasterNode(MasterNodeSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.state = new NodeState(settings);
    this.system = NodeSystems.start(settings.link(), config(settings), guardian());
    LinkSettings link = settings.link();
    Cluster.get(Adapter.toClassic(system))
        .joinSeedNodes(
            link.masters().stream()
                .map(m -> new Address("akka", link.cluster(), m.host(), m.port()))
                .toList());
  }

  public MasterViews views() {
    return state;
  }

  /** Leaves the cluster in order; completes when the actor system has ended. */
  public CompletionStage<Void> stop() {
    return CoordinatedShutdown.get(Adapter.toClassic(system))
        .runAll(CoordinatedShutdown.actorSystemTerminateReason())
        .toCompletableFuture()
        .orTimeout(LEAVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (done, slow) -> {
              system.terminate();
              return null;
            })
        .thenCompose(x -> system.getWhenTerminated())
        .thenApply(done -> (Void) null);
  }

  private static Config config(MasterNodeSettings settings) {
    String role = LinkSettings.Group.MASTERS.role();
    // The singleton can only be where the journal is.
    List<String> roles = settings.holdsJournal() ? List.of(role, JOURNAL_ROLE) : List.of(role);
    return ConfigFactory.parseMap(Map.of("akka.cluster.roles", roles))
        .withFallback(settings.journal())
        .withFallback(LinkConfig.of(settings.link()));
  }

  private Behavior<Announcer.Command> guardian() {
    return Behaviors.setup(
        context -> {
          context.spawn(
              FrontDesk.create(settings.link().cluster(), state::setLeader),
              LeaderSearch.FRONT_DESK);
          ClusterSingleton.get(context.getSystem())
              .init(
                  SingletonActor.of(supervisedLeader(context.getSelf()), "leading-master")
                      .withStopMessage(new LeadingMaster.Stop())
                      .withSettings(
                          ClusterSingletonSettings.create(context.getSystem())
                              .withRole(JOURNAL_ROLE)));
          return Announcer.create(settings.link().cluster(), settings.link().masters());
        });
  }

  private Behavior<LeadingMaster.Command> supervisedLeader(ActorRef<Announcer.Command> announcer) {
    return Behaviors.supervise(
            LeadingMaster.create(settings.leader(), new Leading(announcer), clock))
        .onFailure(
            SupervisorStrategy.restartWithBackoff(
                Duration.ofMillis(200), Duration.ofSeconds(5), 0.2));
  }

  /** What this node does while it leads. */
  private final class Leading implements LeaderEvents {
    private final ActorRef<Announcer.Command> announcer;

    Leading(ActorRef<Announcer.Command> announcer) {
      this.announcer = announcer;
    }

    @Override
    public void leads(long epoch, ActorRef<Envelope> door, Operators operators) {
      state.setOperators(Optional.of(operators));
      LeaderView leader =
          new LeaderView(
              settings.node().name(),
              settings.node().hostname(),
              settings.node().clusterPort(),
              settings.node().httpPort(),
              epoch,
              clock.instant());
      announcer.tell(
          new Announcer.Announce(Optional.of(new LeaderSearch.AnnounceLeader(leader, door))));
    }

    @Override
    public void published(PublishedState published) {
      state.setPublished(published);
    }

    @Override
    public void stopped() {
      state.setOperators(Optional.empty());
      announcer.tell(new Announcer.Announce(Optional.empty()));
    }
  }
}
