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
import java.util.concurrent.CompletionStage;

/** An agent in this process, with its work folder and its HTTP server. */
public final class AgentProcess implements NodeProcess {
  private final StopSequence parts;
  private final String summary;
  private final int httpPort;
  private final AgentNode agent;

  private AgentProcess(StopSequence parts, String summary, int httpPort, AgentNode agent) {
    this.parts = parts;
    this.summary = summary;
    this.httpPort = httpPort;
    this.agent = agent;
  }

  /**
   * Starts an agent, and its HTTP server.
   *
   * @throws NodeStartException if it cannot; then nothing of it is left running
   */
  public static AgentProcess start(ParleyConfig parley) {
    StopSequence parts = new StopSequence();
    try {
      ActorSystem<?> local = LocalSystem.start(parley.forAgentOrFramework());
      parts.started(() -> LocalSystem.stop(local));
      return start(parley, local, parts);
    } catch (RuntimeException e) {
      parts.stop().toCompletableFuture().join();
      throw NodeStartException.of(e);
    }
  }
}
