package dev.parley.benchmarks.load;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import com.typesafe.config.Config;
import dev.parley.benchmarks.nodes.Node;
import dev.parley.benchmarks.nodes.Quiet;
import dev.parley.config.LinkTimings;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.link.NodeSystems;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A node that talks to the masters like any other, without being a member of their cluster. It
 * finds the leading master and then starts its clients, for one session each: a benchmark does not
 * outlive a change of the leading master. When a client that it watches fails, the node ends.
 */
public final class LoadNode extends AbstractBehavior<LoadNode.Command> {
  private static final String CLUSTER = "parley";

  /** What it is told, by itself alone. */
  public sealed interface Command {}

  private record SearchDue() implements Command {}

  private record Found(LeaderSearch.Answer answer) implements Command {}

  private final List<MasterAddress> masters;
  private final BiConsumer<ActorContext<?>, LeaderSearch.LeaderIs> clients;
  private boolean found;

  /** Starts a node whose clients are agents and frameworks. */
  public static ActorSystem<?> start(List<MasterAddress> masters, Load load, Lives lives) {
    return start(
        masters,
        (context, leader) -> {
          context.watch(context.spawn(AgentSwarm.create(load, leader, lives), "agents"));
          context.watch(context.spawn(FrameworkSwarm.create(load, leader, lives), "frameworks"));
        });
  }

  /**
   * Starts a node.
   *
   * @param clients starts them, once the leading master is found
   */
  public static ActorSystem<?> start(
      List<MasterAddress> masters, BiConsumer<ActorContext<?>, LeaderSearch.LeaderIs> clients) {
    return NodeSystems.start(
        settings(masters),
        Behaviors.<Command>setup(
            context ->
                Behaviors.withTimers(
                    timers -> {
                      timers.startTimerWithFixedDelay(new SearchDue(), Duration.ofMillis(200));
                      return new LoadNode(context, masters, clients);
                    })));
  }

  private static LinkSettings settings(List<MasterAddress> masters) {
    Config config = Quiet.client();
    return new LinkSettings(
        CLUSTER,
        LinkSettings.Group.FRAMEWORKS,
        Node.HOST,
        0,
        Node.HOST,
        0,
        masters,
        0,
        LinkTimings.from(config),
        config);
  }

  private LoadNode(
      ActorContext<Command> context,
      List<MasterAddress> masters,
      BiConsumer<ActorContext<?>, LeaderSearch.LeaderIs> clients) {
    super(context);
    this.masters = masters;
    this.clients = clients;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(SearchDue.class, c -> search())
        .onMessage(Found.class, c -> onFound(c.answer()))
        .build();
  }

  private Behavior<Command> search() {
    if (!found) {
      ActorRef<LeaderSearch.Answer> answers =
          getContext().messageAdapter(LeaderSearch.Answer.class, Found::new);
      for (MasterAddress master : masters) {
        Adapter.toClassic(getContext())
            .actorSelection(master.pathOf(LeaderSearch.FRONT_DESK))
            .tell(
                new LeaderSearch.FindLeader(CLUSTER, LeaderSearch.WIRE_VERSION, answers),
                akka.actor.ActorRef.noSender());
      }
    }
    return this;
  }

  private Behavior<Command> onFound(LeaderSearch.Answer answer) {
    if (!found && answer instanceof LeaderSearch.LeaderIs leader) {
      found = true;
      clients.accept(getContext(), leader);
    }
    return this;
  }
}
