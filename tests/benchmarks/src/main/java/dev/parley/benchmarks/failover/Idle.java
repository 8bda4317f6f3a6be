package dev.parley.benchmarks.failover;

import dev.parley.benchmarks.figures.Distribution;
import dev.parley.benchmarks.nodes.Node;
import dev.parley.benchmarks.nodes.ProcessFigures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a cluster costs that has nothing to do. */
final class Idle {
  private static final int MEASURED_SECONDS = 60;

  private final Cluster cluster;

  Idle(Cluster cluster) {
    this.cluster = cluster;
  }

  void run(int warmUpSeconds, Target target) throws IOException, InterruptedException {
    System.out.printf(
        "idle: 3 masters, 3 agents, no framework, %d s after their start, over %d s%n",
        warmUpSeconds, MEASURED_SECONDS);
    TimeUnit.SECONDS.sleep(warmUpSeconds);
    List<Node> nodes =
        Stream.concat(cluster.masters().stream(), cluster.agents().stream()).toList();
    List<ProcessFigures> before = figures(nodes);
    long began = System.nanoTime();
    TimeUnit.SECONDS.sleep(MEASURED_SECONDS);
    List<ProcessFigures> after = figures(nodes);
    double seconds = (System.nanoTime() - began) / 1e9;
    int leader = cluster.leader();
    double sum = 0;
    for (int i = 0; i < nodes.size(); i++) {
      double percent = 100 * after.get(i).since(before.get(i)).cpuSeconds() / seconds;
      sum += percent;
      System.out.printf(
          "  %-12s %5.2f %% of one core%n", i < 3 ? master(i, leader) : "a" + (i - 2), percent);
    }
    Distribution all = new Distribution("idle, processor of all six processes", "% of one core");
    all.add(sum);
    System.out.println(all);
    target.print(all, "%");
  }

  private String master(int number, int leader) {
    return cluster.name(number) + (number == leader ? " (leads)" : "");
  }

  private static List<ProcessFigures> figures(List<Node> nodes) throws IOException {
    List<ProcessFigures> all = new ArrayList<>();
    for (Node node : nodes) {
      all.add(node.figures());
    }
    return all;
  }
}
