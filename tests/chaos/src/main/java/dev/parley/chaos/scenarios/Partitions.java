package dev.parley.chaos.scenarios;

import dev.parley.chaos.history.Seen.Done.Victims;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to the ways between masters, while agents reach them all. */
final class Partitions {
  private static final Duration LASTS = Duration.ofSeconds(8);

  private Partitions() {}

  /** The leader reaches its agents and no master. */
  static void leaderFromMasters(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    String leader = cluster.leader();
    String fault = cluster.began("cut of " + leader + " from the other masters", Victims.MASTERS);
    cluster.network().cutOff(leader, ChaosCluster.MASTERS);
    cluster.await().leaderBut(leader);
    Patience.pause(LASTS);
    cluster.await().offers();
    heal(cluster, fault);
  }

  /** The others hear the leader, and it hears none of them. */
  static void leaderIsDeaf(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    String leader = cluster.leader();
    String fault = cluster.began(leader + " hears no other master", Victims.MASTERS);
    for (String other : cluster.mastersBut(leader)) {
      cluster.network().cutOneWay(other, leader);
    }
    lastAndHeal(cluster, fault);
  }

  /** The leader hears the others, and none of them hears it. */
  static void leaderIsMute(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    String leader = cluster.leader();
    String fault = cluster.began("no other master hears " + leader, Victims.MASTERS);
    for (String other : cluster.mastersBut(leader)) {
      cluster.network().cutOneWay(leader, other);
    }
    lastAndHeal(cluster, fault);
  }

  /** One link of three: each of the two still reaches the third. */
  static void oneLink(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    List<String> two = anyTwo(chance);
    String fault = cluster.began("cut between " + two, Victims.MASTERS);
    cluster.network().cut(two.get(0), two.get(1));
    lastAndHeal(cluster, fault);
  }

  /** One link comes and goes. */
  static void flapping(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    List<String> two = anyTwo(chance);
    String fault = cluster.began("flapping between " + two, Victims.MASTERS);
    cluster.network().flap(two.get(0), two.get(1), chance.nextLong(200, 2200));
    lastAndHeal(cluster, fault);
  }

  /** Every tenth to third packet between masters is lost. */
  static void loss(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    String fault = cluster.began("loss between masters", Victims.MASTERS);
    double part = 0.1 + 0.2 * chance.nextDouble();
    cluster.network().lose("m1", "m2", part);
    cluster.network().lose("m2", "m3", part);
    cluster.network().lose("m1", "m3", part);
    lastAndHeal(cluster, fault);
  }

  /** Everything the leader sends to another master, and gets from it, comes late. */
  static void delay(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    String leader = cluster.leader();
    String other = cluster.mastersBut(leader).get(chance.nextInt(2));
    String fault = cluster.began("delay between " + leader + " and " + other, Victims.MASTERS);
    long millis = chance.nextLong(50, 350);
    cluster.network().delay(leader, other, millis);
    cluster.network().delay(other, leader, millis);
    lastAndHeal(cluster, fault);
  }

  /** The leader's connections to the other masters stay open, and carry nothing. */
  static void stall(ChaosCluster cluster, RandomGenerator chance) throws IOException {
    String leader = cluster.leader();
    String fault = cluster.began("stall between " + leader + " and all", Victims.MASTERS);
    for (String other : cluster.mastersBut(leader)) {
      cluster.network().stall(leader, other);
      cluster.network().stall(other, leader);
    }
    lastAndHeal(cluster, fault);
  }

  private static void lastAndHeal(ChaosCluster cluster, String fault) throws IOException {
    Patience.pause(LASTS);
    heal(cluster, fault);
  }

  private static void heal(ChaosCluster cluster, String fault) throws IOException {
    cluster.network().heal();
    cluster.await().offers();
    cluster.ended(fault);
  }

  private static List<String> anyTwo(RandomGenerator chance) {
    String spared = ChaosCluster.MASTERS.get(chance.nextInt(3));
    return ChaosCluster.MASTERS.stream().filter(name -> !name.equals(spared)).toList();
  }
}
