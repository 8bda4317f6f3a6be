package dev.parley.chaos.scenarios;

import dev.parley.chaos.history.Seen.Done.Victims;
import dev.parley.chaos.nodes.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What happens to agents and frameworks, of which the leading master must notice little. */
final class Agents {
  private Agents() {}

  private static Node any(ChaosCluster cluster, RandomGenerator chance) {
    return cluster.node(ChaosCluster.AGENTS.get(chance.nextInt(ChaosCluster.AGENTS.size())));
  }

  /** Its tasks run on; it finds them when it is started again. */
  static void kill(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    Node agent = any(cluster, chance);
    String fault = cluster.began("kill " + agent.name(), Victims.OTHERS);
    agent.kill();
    Patience.pause(Duration.ofSeconds(chance.nextInt(4)));
    agent.start();
    cluster.await().offers();
    cluster.ended(fault);
  }

  /** For longer than the leading master waits for it. */
  static void pause(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    Node agent = any(cluster, chance);
    String fault = cluster.began("pause " + agent.name(), Victims.OTHERS);
    agent.pause();
    Patience.pause(Duration.ofSeconds(12));
    agent.wake();
    cluster.await().offers();
    cluster.ended(fault);
  }

  /** It reaches all masters but the one that leads. */
  static void cutFromLeader(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    Node agent = any(cluster, chance);
    String leader = cluster.leader();
    String fault = cluster.began("cut of " + agent.name() + " from " + leader, Victims.OTHERS);
    cluster.network().cut(agent.name(), leader);
    Patience.pause(Duration.ofSeconds(14));
    cluster.network().heal();
    cluster.await().offers();
    cluster.ended(fault);
  }

  /** A part of what it sends and gets is lost. */
  static void loss(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    Node agent = any(cluster, chance);
    String leader = cluster.leader();
    String fault = cluster.began("loss at " + agent.name(), Victims.OTHERS);
    cluster.network().lose(agent.name(), leader, 0.1 + 0.2 * chance.nextDouble());
    Patience.pause(Duration.ofSeconds(10));
    cluster.network().heal();
    cluster.await().offers();
    cluster.ended(fault);
  }

  /** The scheduler is killed, and takes over from itself. */
  static void killFramework(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    Node framework = cluster.node(ChaosCluster.FRAMEWORKS.get(chance.nextInt(2)));
    String fault = cluster.began("kill " + framework.name(), Victims.OTHERS);
    framework.kill();
    Patience.pause(Duration.ofSeconds(chance.nextInt(3)));
    framework.start();
    cluster.await().offers();
    cluster.ended(fault);
  }
}
