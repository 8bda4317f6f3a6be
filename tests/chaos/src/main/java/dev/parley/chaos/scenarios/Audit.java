package dev.parley.chaos.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.chaos.history.Amount;
import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.History;
import dev.parley.chaos.history.MasterPolls;
import dev.parley.chaos.history.Recorder;
import dev.parley.chaos.history.Seen;
import dev.parley.chaos.history.Seen.ByFramework;
import dev.parley.chaos.nodes.NodeFactory;
import java.io.IOException;
import java.time.Duration;

/**
 * Has every framework end its tasks and read back what it stored, and then writes down what the
 * leading master lists.
 */
final class Audit {
  private final ChaosCluster cluster;
  private final NodeFactory factory;
  private final MasterPolls polls;
  private final Recorder recorder;

  Audit(ChaosCluster cluster, NodeFactory factory, MasterPolls polls, Recorder recorder) {
    this.cluster = cluster;
    this.factory = factory;
    this.polls = polls;
    this.recorder = recorder;
  }

  void run(Duration patience) throws IOException {
    long since = Clock.now();
    cluster.tellFrameworks("drain");
    for (String framework : ChaosCluster.FRAMEWORKS) {
      Patience.until(
          "all tasks of " + framework + " have ended",
          patience,
          () -> saw(framework, ByFramework.Quiet.class, since) > 0);
    }
    cluster.tellFrameworks("read");
    for (String framework : ChaosCluster.FRAMEWORKS) {
      Patience.until(
          framework + " has read its values",
          patience,
          () -> saw(framework, ByFramework.ValueRead.class, since) >= 10);
    }
    list();
    cluster.tellFrameworks("work");
  }

  private long saw(String framework, Class<? extends Seen> kind, long since) throws IOException {
    return Recorder.read(factory.records().resolve(framework + History.SUFFIX)).stream()
        .filter(seen -> kind.isInstance(seen) && seen.at() > since)
        .count();
  }

  private void list() throws IOException {
    String leader =
        polls.leader().orElseThrow(() -> new IOException("nobody leads at the audit")).master();
    JsonNode state = polls.get(leader, "/state");
    long at = Clock.now();
    for (JsonNode agent : state.path("slaves")) {
      recorder.write(
          new Seen.OverHttp.AgentListed(
              at,
              agent.path("id").asText(),
              amount(agent.path("resources")),
              amount(agent.path("used_resources"))));
    }
    for (String list : new String[] {"frameworks", "completed_frameworks"}) {
      for (JsonNode framework : state.path(list)) {
        recorder.write(new Seen.OverHttp.FrameworkListed(at, framework.path("id").asText()));
        tasks(framework, "tasks", at);
        tasks(framework, "unreachable_tasks", at);
        tasks(framework, "completed_tasks", at);
      }
    }
    recorder.write(new Seen.OverHttp.Audited(at));
  }

  private void tasks(JsonNode framework, String list, long at) {
    for (JsonNode task : framework.path(list)) {
      recorder.write(
          new Seen.OverHttp.TaskListed(at, task.path("id").asText(), task.path("state").asText()));
    }
  }

  private static Amount amount(JsonNode resources) {
    return new Amount(
        Math.round(resources.path("cpus").asDouble() * 1000), resources.path("mem").asLong());
  }
}
