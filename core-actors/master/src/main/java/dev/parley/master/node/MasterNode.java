package dev.parley.master.node;

import akka.actor.setup.Setup;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import com.typesafe.config.Config;
import dev.parley.master.leader.LeadingMaster;
import dev.parley.master.leader.Rehearsal;
import dev.parley.master.log.RegistryCopy;
import dev.parley.master.log.RegistryLog;
import dev.parley.protocol.downing.DowningSetup;
import dev.parley.protocol.link.DisposableSystem;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.link.LinkConfig;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.link.MasterTalk;
import dev.parley.protocol.link.NodeSystems;
import dev.parley.protocol.view.MasterViews;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A master node: joins the cluster, answers who leads, and leads when the cluster's singleton comes
 * to it. Its actor system is disposable; the replica of the log, the copy of the registry made of
 * it, and the views outlive it.
 */
public final class MasterNode {
  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(8);

  private final MasterNodeSettings settings;
  private final InstantSource clock;
  private final NodeState state;
  private final RegistryCopy copy;
  private final DisposableSystem<Announcer.Command> system;

  /**
   * Binds the node's address and begins to look for the other masters.
   *
   * @throws IllegalStateException naming the address, if it cannot be bound
   */
  public static MasterNode start(MasterNodeSettings settings, InstantSource clock) {
    return new MasterNode(settings, clock);
  }

  @SuppressWarnings("this-escape")
  private MasterNode(MasterNodeSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.copy = new RegistryCopy(log(), LeadingMaster.PERSISTENCE_ID, settings.leader().history());
    this.state = new NodeState(settings, copy, clock);
    copy.follow();
    state.quorum().start();
    this.system =
        DisposableSystem.start(
            settings.link().timings(),
            LEAVE_TIMEOUT,
            () -> NodeSystems.start(settings.link(), config(), guardian(), setups()),
            state::leadsNoMore);
  }

  public MasterViews views() {
    return state;
  }

  /** Leaves the cluster in order, then ends the replica; completes when both have ended. */
  public CompletionStage<Void> stop() {
    // A master that goes away by itself has nothing to report of the others.
    state.quorum().close();
    // At the same time, because the next leading master cannot begin before the log is led.
    CompletionStage<Void> handedOver = settings.group().handOver();
    return system
        .close()
        .thenCompose(left -> handedOver)
        .thenCompose(done -> settings.group().stop())
        .thenRun(copy::close);
  }

  private RegistryLog log() {
    return settings.group().log();
  }

  private Setup[] setups() {
    List<Setup> setups = new ArrayList<>(log().setups(LeadingMaster.PERSISTENCE_ID, copy));
    setups.add(new DowningSetup(settings.group().downing()));
    return setups.toArray(Setup[]::new);
  }

  private Config config() {
    return log().persistence().withFallback(LinkConfig.of(settings.link()));
  }

  private Behavior<Announcer.Command> guardian() {
    return Behaviors.setup(
        context -> {
          context.spawn(
              FrontDesk.create(settings.link().cluster(), state::setLeader),
              LeaderSearch.FRONT_DESK);
          context.spawn(
              Behaviors.supervise(MastersDesk.create(settings))
                  .onFailure(SupervisorStrategy.restart()),
              MasterTalk.DESK);
          context.spawn(rehearsal(context.getSystem()), "rehearsal");
          ClusterSingleton.get(context.getSystem())
              .init(
                  SingletonActor.of(
                          supervisedLeader(context.getSystem(), context.getSelf()),
                          "leading-master")
                      .withStopMessage(new LeadingMaster.Stop())
                      .withSettings(
                          ClusterSingletonSettings.create(context.getSystem())
                              .withRole(LinkSettings.Group.MASTERS.role())));
          return Announcer.create(settings.group()::masters);
        });
  }

  private Behavior<Rehearsal.Cue> rehearsal(ActorSystem<?> inside) {
    String persistenceId = "rehearsal-" + settings.node().name();
    return Rehearsal.create(
        settings.leader(),
        persistenceId,
        state::leading,
        () -> log().claim(inside, persistenceId),
        clock);
  }

  private Behavior<LeadingMaster.Command> supervisedLeader(
      ActorSystem<?> inside, ActorRef<Announcer.Command> announcer) {
    return Behaviors.supervise(
            LeadingMaster.create(
                settings.leader(),
                () -> log().claim(inside, LeadingMaster.PERSISTENCE_ID),
                log().quorum(),
                new Leadership(settings.node(), state, announcer, clock),
                clock))
        .onFailure(
            SupervisorStrategy.restartWithBackoff(
                Duration.ofMillis(200), Duration.ofSeconds(5), 0.2));
  }
}
