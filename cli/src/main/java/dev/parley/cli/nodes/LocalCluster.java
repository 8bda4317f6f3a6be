package dev.parley.cli.nodes;

import akka.actor.typed.ActorSystem;
import dev.parley.agent.resources.DetectedResources;
import dev.parley.config.ConfigLoader;
import dev.parley.config.ParleyConfig;
import dev.parley.config.Profile;
import dev.parley.model.resources.Ranges;
import dev.parley.model.resources.Resources;
import dev.parley.model.resources.Scalar;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * A whole cluster in this JVM: one master and some agents, that talk to each other over loopback as
 * they would from separate machines. The machine's resources are shared out among the agents.
 */
public final class LocalCluster {
  private static final String HOST = "127.0.0.1";

  private LocalCluster() {}

  /**
   * Starts it; the agents are joining when this returns.
   *
   * @param base the user's configuration, laid over the profile for local clusters
   * @param agents how many, at least 1
   * @param httpPort of the master; 0 for any free one
   * @throws NodeStartException if it cannot; then nothing of it is left running
   */
  public static NodeProcess start(ConfigLoader base, int agents, int httpPort, Path workDir) {
    int port = FreePorts.pair();
    Map<String, String> common =
        Map.of("parley.node.host", HOST, "parley.cluster.masters", "m1@" + HOST + ":" + port);
    Map<String, String> m1 = new HashMap<>(common);
    m1.put("parley.node.name", "m1");
    m1.put("parley.node.port", String.valueOf(port));
    m1.put("parley.node.work-dir", workDir.resolve("m1").toString());
    m1.put("parley.http.port", String.valueOf(httpPort));
    ParleyConfig config = base.withCommandLine(m1).load();
    return RunningNode.start(
        config.forMaster(),
        (local, parts) -> {
          NodeProcess master = MasterProcess.start(config, local, parts);
          Queue<StopSequence> agentParts = new ConcurrentLinkedQueue<>();
          parts.started(() -> stopAll(agentParts));
          List<CompletableFuture<NodeProcess>> starting =
              IntStream.rangeClosed(1, agents)
                  .mapToObj(i -> agent(base, common, i, agents, workDir))
                  .map(c -> startAgent(c, local, agentParts))
                  .toList();
          starting.forEach(CompletableFuture::join);
          return new RunningNode(
              parts,
              master.summary() + ", " + agents + " agents",
              master.httpPort(),
              master.ended());
        });
  }

  /** The profile that local clusters start from. */
  public static ConfigLoader defaults() {
    return ConfigLoader.of(Profile.LOCAL);
  }

  /** Agents start, and later stop, at the same time; each keeps the order of its own parts. */
  private static CompletableFuture<NodeProcess> startAgent(
      ParleyConfig config, ActorSystem<?> local, Queue<StopSequence> agentParts) {
    StopSequence own = new StopSequence();
    agentParts.add(own);
    return CompletableFuture.supplyAsync(() -> AgentProcess.start(config, local, own));
  }

  private static CompletionStage<Void> stopAll(Queue<StopSequence> agentParts) {
    return CompletableFuture.allOf(
        agentParts.stream()
            .map(a -> a.stop().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }

  private static ParleyConfig agent(
      ConfigLoader base, Map<String, String> common, int number, int of, Path workDir) {
    String name = "a" + number;
    Map<String, String> values = new HashMap<>(common);
    values.put("parley.node.name", name);
    values.put("parley.node.port", "0");
    values.put("parley.node.work-dir", workDir.resolve(name).toString());
    values.put("parley.http.port", "0");
    values.put("parley.agent.resources", share(workDir, number, of).toString());
    return base.withCommandLine(values).load();
  }

  /** An agent's part of the machine, so that together they do not lend more than there is. */
  private static Resources share(Path workDir, int number, int of) {
    Resources all = DetectedResources.of(workDir, "");
    Resources share = Resources.none();
    for (String name : List.of(Resources.CPUS, Resources.MEM, Resources.DISK)) {
      share = share.with(name, new Scalar(all.milli(name) / of));
    }
    long first = 31_000 + 1_000L * (number - 1);
    return share.with(Resources.PORTS, new Ranges(List.of(new Ranges.Range(first, first + 999))));
  }
}
