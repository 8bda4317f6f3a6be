package dev.parley.cli.nodes;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import dev.parley.agent.node.AgentNode;
import dev.parley.agent.node.AgentNodeSettings;
import dev.parley.agent.resources.DetectedResources;
import dev.parley.config.AgentSettings;
import dev.parley.config.HttpSettings;
import dev.parley.config.NodeSettings;
import dev.parley.config.ParleyConfig;
import dev.parley.config.WorkFolder;
import dev.parley.http.AgentHttp;
import dev.parley.model.agents.Attributes;
import dev.parley.model.resources.Resources;
import dev.parley.protocol.link.ClusterLink;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.view.NodeView;
import java.nio.file.Path;
import java.util.function.Supplier;

/** An agent in this process, with its work folder and its HTTP server. */
public final class AgentProcess {
  private AgentProcess() {}

  /**
   * Starts an agent, and its HTTP server.
   *
   * @throws NodeStartException if it cannot; then nothing of it is left running
   */
  public static NodeProcess start(ParleyConfig parley) {
    return RunningNode.start(
        parley.forAgentOrFramework(), (local, parts) -> start(parley, local, parts));
  }

  /**
   * Looks at what the user asked for, before anything starts.
   *
   * @throws NodeUsageException if it does not make sense
   */
  public static void check(ParleyConfig parley) {
    workDir(NodeSettings.from(parley.forAgentOrFramework()));
    AgentSettings agent = AgentSettings.from(parley.forAgentOrFramework());
    asAsked(agent, () -> Resources.parse(agent.resources()));
    attributes(agent);
  }

  static NodeProcess start(ParleyConfig parley, ActorSystem<?> local, StopSequence parts) {
    Config config = parley.forAgentOrFramework();
    NodeSettings node = NodeSettings.from(config);
    HttpSettings http = HttpSettings.from(config);
    LinkSettings link = NodeParts.link(config, LinkSettings.Group.AGENTS);
    if (link.masters().isEmpty()) {
      throw new NodeUsageException(
          "an agent needs to know the masters: give --masters m1@host:port,...");
    }
    WorkFolder folder = WorkFolder.claim(workDir(node), node.name(), "agent");
    parts.startedCloseable(folder::close);

    NodeView view = NodeParts.view(config, NodeParts.httpPort(http));
    AgentNodeSettings settings = settings(config, view, folder.dir());
    LinkSettings from = link.withHighestEpoch(AgentNode.highestEpoch(folder.dir()));
    AgentNode agent = AgentNode.start(settings, local, owner -> ClusterLink.open(from, owner));
    parts.started(agent::stop);
    int port =
        NodeParts.listening(
            AgentHttp.start(local, http.bindHost(), view.httpPort(), agent.views()), parts);
    String summary =
        String.format(
            "agent %s of cluster %s: http://%s:%d, %s, data in %s",
            node.name(), link.cluster(), http.host(), port, settings.resources(), folder.dir());
    return new RunningNode(parts, summary, port, agent.terminated());
  }

  private static AgentNodeSettings settings(Config config, NodeView view, Path folder) {
    AgentSettings agent = AgentSettings.from(config);
    return new AgentNodeSettings(
        view.name(),
        view.hostname(),
        view.clusterPort(),
        view.httpPort(),
        view.version(),
        folder,
        resources(folder, agent),
        attributes(agent),
        agent.shutdownGrace(),
        agent.statusResend());
  }

  private static Resources resources(Path folder, AgentSettings agent) {
    return asAsked(agent, () -> DetectedResources.of(folder, agent.resources()));
  }

  private static Resources asAsked(AgentSettings agent, Supplier<Resources> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw new NodeUsageException("--resources '" + agent.resources() + "': " + e.getMessage());
    }
  }

  private static Attributes attributes(AgentSettings agent) {
    try {
      return Attributes.parse(agent.attributes());
    } catch (IllegalArgumentException e) {
      throw new NodeUsageException("--attributes '" + agent.attributes() + "': " + e.getMessage());
    }
  }

  private static Path workDir(NodeSettings node) {
    return node.workDir()
        .orElseThrow(
            () -> new NodeUsageException("an agent needs a folder for its data: give --work-dir"));
  }
}
