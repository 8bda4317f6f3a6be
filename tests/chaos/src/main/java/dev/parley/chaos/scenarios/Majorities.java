package dev.parley.chaos.scenarios;

import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.Seen.Done;
import dev.parley.chaos.history.Seen.Done.Victims;
import dev.parley.chaos.nodes.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What happens when most of the masters are away. */
final class Majorities {
  private static final Duration AWAY = Duration.ofSeconds(8);

  private Majorities() {}

  /** Two are killed at once, the leader among them, and come back in either order. */
  static void kill(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    List<Node> two = leaderAndAnother(cluster, chance);
    String fault = cluster.began("kill of a majority", Victims.MASTERS);
    for (Node node : two) {
      node.kill();
    }
    cluster.record(new Done.MajorityLost(Clock.now()));
    comeBack(cluster, two, chance, fault);
  }

  /** Two leave in order, and come back in either order. */
  static void terminate(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    List<Node> two = leaderAndAnother(cluster, chance);
    String fault = cluster.began("stop of a majority", Victims.MASTERS);
    for (Node node : two) {
      node.askToEnd();
    }
    for (Node node : two) {
      node.awaitEnd();
    }
    cluster.record(new Done.MajorityLost(Clock.now()));
    comeBack(cluster, two, chance, fault);
  }

  private static void comeBack(
      ChaosCluster cluster, List<Node> two, RandomGenerator chance, String fault)
      throws IOException {
    Patience.pause(AWAY);
    List<Node> order = shuffled(two, chance);
    // One is enough for a majority.
    cluster.record(new Done.MajorityBack(Clock.now()));
    order.get(0).start();
    cluster.await().offers();
    order.get(1).start();
    cluster.ended(fault);
  }

  /** None of the masters reaches another one; the agents reach all of them. */
  static void cutFromEachOther(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    String fault = cluster.began("cut of all masters from each other", Victims.MASTERS);
    for (String master : ChaosCluster.MASTERS) {
      for (String other : ChaosCluster.MASTERS) {
        if (!other.equals(master)) {
          cluster.network().cutOneWay(other, master);
        }
      }
    }
    cluster.record(new Done.MajorityLost(Clock.now()));
    Patience.pause(AWAY);
    cluster.record(new Done.MajorityBack(Clock.now()));
    cluster.network().heal();
    cluster.await().offers();
    cluster.ended(fault);
  }

  /** All nodes are killed at once, and started in any order. */
  static void killEverything(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    List<String> all = new ArrayList<>(ChaosCluster.MASTERS);
    all.addAll(ChaosCluster.AGENTS);
    all.addAll(ChaosCluster.FRAMEWORKS);
    String fault = cluster.began("kill of everything", Victims.MASTERS);
    for (String name : all) {
      cluster.node(name).kill();
    }
    Collections.shuffle(all, new Random(chance.nextLong()));
    for (String name : all) {
      cluster.node(name).start();
      Patience.pause(Duration.ofMillis(chance.nextInt(1000)));
    }
    cluster.await().offers();
    cluster.ended(fault);
  }

  private static List<Node> leaderAndAnother(ChaosCluster cluster, RandomGenerator chance)
      throws IOException {
    String leader = cluster.leader();
    List<String> others = cluster.mastersBut(leader);
    return List.of(cluster.node(leader), cluster.node(others.get(chance.nextInt(others.size()))));
  }

  private static List<Node> shuffled(List<Node> nodes, RandomGenerator chance) {
    return chance.nextBoolean() ? nodes : List.of(nodes.get(1), nodes.get(0));
  }
}
