package dev.parley.chaos.scenarios;

import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.Seen.Done;
import dev.parley.chaos.history.Seen.Done.Victims;
import dev.parley.chaos.nodes.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What operators do on a working day. */
final class Restarts {
  private Restarts() {}

  /** Every node in turn is stopped in order and started again, under load. */
  static void rolling(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    String fault = cluster.began("rolling restart", Victims.MASTERS);
    List<String> all = new ArrayList<>(ChaosCluster.MASTERS);
    all.addAll(ChaosCluster.AGENTS);
    all.addAll(ChaosCluster.FRAMEWORKS);
    for (String name : all) {
      Node node = cluster.node(name);
      long askedAt = Clock.now();
      node.terminate();
      if (ChaosCluster.AGENTS.contains(name)) {
        cluster.record(new Done.AgentStopped(Clock.now(), name, askedAt));
      }
      node.start();
      cluster.await().all();
    }
    cluster.ended(fault);
  }

  /**
   * Tasks keep all cores busy, and nothing else is done; the same master leads all the time.
   *
   * @param time how long
   */
  static Scenario busyCores(Duration time) {
    return (cluster, chance) -> {
      String fault = cluster.began("all cores are busy", Victims.OTHERS);
      cluster.tellFrameworks("busy");
      Patience.pause(time);
      cluster.tellFrameworks("idle");
      cluster.ended(fault);
    };
  }
}
