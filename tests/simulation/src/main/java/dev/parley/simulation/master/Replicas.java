package dev.parley.simulation.master;

import dev.parley.simulation.network.Network;
import dev.parley.simulation.time.Chance;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The replicas of the log, one on each master's machine: which of them take part, and how long a
 * commit takes with them. A commit needs one that leads the log, which can talk to a majority, and
 * to which the writer can talk.
 */
public final class Replicas {
  private static final Duration LONGEST_COMMIT = Duration.ofMillis(4);
  private static final Duration SLOWEST_COMMIT = Duration.ofMillis(1500);

  private final Network network;
  private final List<String> machines;
  private final Chance chance;
  private final Set<String> lost = new HashSet<>();
  private final Set<String> slow = new HashSet<>();

  public Replicas(Network network, List<String> machines, Chance chance) {
    this.network = network;
    this.machines = List.copyOf(machines);
    this.chance = chance;
  }

  /** Its disk is gone: until it has caught up again it counts for nothing. */
  public void lose(String machine) {
    lost.add(machine);
  }

  public void slowDown(String machine) {
    slow.add(machine);
  }

  public void mend(String machine) {
    lost.remove(machine);
    slow.remove(machine);
  }

  /** Whether what is written on a machine is committed, as things are now. */
  boolean reachesMajority(String machine) {
    return machines.stream().anyMatch(l -> network.isJoined(machine, l) && canLead(l));
  }

  private boolean canLead(String machine) {
    return takesPart(machine)
        && machines.stream().filter(m -> takesPart(m) && network.isJoined(machine, m)).count()
            > machines.size() / 2;
  }

  private boolean takesPart(String machine) {
    return !lost.contains(machine) && !network.isDead(machine);
  }

  /** How long a commit takes now: as long as the fastest majority does. */
  Duration commitTime() {
    long fast = machines.stream().filter(m -> takesPart(m) && !slow.contains(m)).count();
    return chance.between(
        Duration.ZERO, fast > machines.size() / 2 ? LONGEST_COMMIT : SLOWEST_COMMIT);
  }
}
