package dev.parley.benchmarks.failover;

import com.typesafe.config.Config;
import dev.parley.benchmarks.nodes.Node;
import dev.parley.config.LinkTimings;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.resources.Resources;
import dev.parley.protocol.link.ClusterLink;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An agent that is a member of the cluster and has a session like any other, and has too little to
 * be offered. Thread-safe.
 */
final class IdleLink {
  private static final Resources LITTLE = Resources.of(0.001, 1);

  private final AgentInfo info;
  private final CompletableFuture<ClusterLink> link = new CompletableFuture<>();
  private final CompletableFuture<Void> registered = new CompletableFuture<>();
  private volatile Optional<AgentId> id = Optional.empty();

  /** Joins; returns at once. */
  static IdleLink open(String name, List<MasterAddress> masters, Config config) {
    IdleLink opened = new IdleLink(name);
    LinkSettings settings =
        new LinkSettings(
            "parley",
            LinkSettings.Group.AGENTS,
            Node.HOST,
            0,
            Node.HOST,
            0,
            masters,
            0,
            LinkTimings.from(config),
            config);
    opened.link.complete(ClusterLink.open(settings, opened::on));
    return opened;
  }

  private IdleLink(String name) {
    info = new AgentInfo(name, Node.HOST, 5051, LITTLE, Attributes.parse(""));
  }

  private void on(LinkEvent event) {
    if (event instanceof LinkEvent.Connected) {
      say(new AgentToMaster.RegisterAgent(info, id, List.of()));
    } else if (event instanceof LinkEvent.Received received) {
      on(received.message());
    }
  }

  private void on(Message message) {
    if (message instanceof MasterToAgent.AgentRegistered m) {
      id = Optional.of(m.id());
      say(new AgentToMaster.ReportResources(LITTLE, LITTLE));
      registered.complete(null);
    } else if (message instanceof MasterToAgent.Ping) {
      say(new AgentToMaster.AgentPong());
    }
  }

  private void say(Message message) {
    var unused = link.thenAccept(l -> l.send(message));
  }

  /** Completes when it is registered for the first time. */
  CompletionStage<Void> registered() {
    return registered;
  }

  /** Unregisters, and leaves the cluster in order. */
  CompletionStage<Void> leave() {
    say(new AgentToMaster.UnregisterAgent());
    return link.thenCompose(ClusterLink::close);
  }

  /** Whether it holds this name in its registration. */
  @Override
  public String toString() {
    return info.name();
  }
}
