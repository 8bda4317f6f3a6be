package dev.parley.chaos.scenarios;

import dev.parley.chaos.history.Seen.Done.Victims;
import dev.parley.chaos.nodes.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What happens to the master that leads. */
final class Leaders {
  private Leaders() {}

  /** SIGKILL; another one leads, and offers. */
  static void kill(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    Node leader = cluster.node(cluster.leader());
    String fault = cluster.began("kill " + leader.name(), Victims.MASTERS);
    leader.kill();
    cluster.await().leaderBut(leader.name());
    cluster.await().offers();
    leader.start();
    cluster.ended(fault);
  }

  /** Each leader in turn is killed, and started again as soon as the next one leads. */
  static void killOneAfterTheOther(ChaosCluster cluster, RandomGenerator chance)
      throws IOException {
    for (int i = 0; i < 3; i++) {
      kill(cluster, chance);
    }
  }

  /** SIGTERM: it leaves in order. */
  static void terminate(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    Node leader = cluster.node(cluster.leader());
    String fault = cluster.began("terminate " + leader.name(), Victims.MASTERS);
    leader.terminate();
    cluster.await().leaderBut(leader.name());
    cluster.await().offers();
    leader.start();
    cluster.ended(fault);
  }

  /**
   * Stopped for long enough that another one leads, it wakes up and believes that it still does.
   */
  static void pauseAndWake(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    pause(cluster, Duration.ofSeconds(5 + chance.nextInt(3)));
  }

  /** Stopped for just a second, which it may survive as the leader, or not. */
  static void pauseBriefly(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    pause(cluster, Duration.ofMillis(800 + chance.nextInt(400)));
  }

  /** Stopped for longer than anything that waits for it. */
  static void pauseForLong(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    pause(cluster, Duration.ofSeconds(70));
  }

  private static void pause(ChaosCluster cluster, Duration time) throws IOException {
    Node leader = cluster.node(cluster.leader());
    String fault = cluster.began("pause " + leader.name(), Victims.MASTERS);
    leader.pause();
    Patience.pause(time);
    leader.wake();
    cluster.await().offers();
    cluster.ended(fault);
  }

  /** Its disk is gone with it; it comes back with an empty folder. */
  static void wipe(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    Node leader = cluster.node(cluster.leader());
    String fault = cluster.began("wipe " + leader.name(), Victims.MASTERS);
    leader.kill();
    Folders.empty(cluster.dataOf(leader.name()));
    cluster.await().leaderBut(leader.name());
    leader.start();
    cluster.await().offers();
    cluster.await().masters();
    cluster.ended(fault);
  }

  /** Its disk is full while it leads; the others have room. */
  static void fillDisk(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    Node leader = cluster.node(cluster.leader());
    String fault = cluster.began("full disk of " + leader.name(), Victims.MASTERS);
    leader.terminate();
    cluster.disks().give(cluster.dataOf(leader.name()), 160);
    leader.start();
    letItLead(cluster, leader);
    cluster.disks().fill(cluster.dataOf(leader.name()));
    Patience.pause(Duration.ofSeconds(5));
    cluster.await().offers();
    cluster.disks().release();
    cluster.ended(fault);
  }

  /** Its time of day is minutes off, and then right again at one stroke. */
  static void skewClock(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    Node leader = cluster.node(cluster.leader());
    String fault = cluster.began("skewed clock of " + leader.name(), Victims.MASTERS);
    leader.terminate();
    leader.skewClock(chance.nextInt(-600, 600));
    leader.start();
    letItLead(cluster, leader);
    cluster.await().offers();
    leader.terminate();
    leader.skewClock(0);
    leader.start();
    cluster.await().offers();
    cluster.ended(fault);
  }

  /** The master that is there for the longest leads, so the others are restarted in turn. */
  private static void letItLead(ChaosCluster cluster, Node chosen) throws IOException {
    cluster.await().masters();
    for (String other : cluster.mastersBut(chosen.name())) {
      cluster.node(other).terminate();
      cluster.node(other).start();
      cluster.await().masters();
    }
    Patience.until(
        chosen.name() + " leads",
        Duration.ofSeconds(30),
        () -> cluster.leader().equals(chosen.name()));
  }
}
