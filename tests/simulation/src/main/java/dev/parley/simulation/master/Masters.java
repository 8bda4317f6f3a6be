package dev.parley.simulation.master;

import dev.parley.master.core.MasterRules;
import dev.parley.master.core.OperatorOrder;
import dev.parley.master.core.Safeguard;
import dev.parley.master.registry.AgentRecord;
import dev.parley.model.ids.AgentId;
import dev.parley.model.offers.Offer;
import dev.parley.simulation.network.Address;
import dev.parley.simulation.network.Ways;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The machines of the masters: sees that some process leads on one of them, as the cluster
 * singleton does, and now and then that two believe so.
 */
public final class Masters {
  public static final List<String> MACHINES = List.of("m1", "m2", "m3");

  private static final Duration SHORTEST_TAKE_OVER = Duration.ofMillis(500);
  private static final Duration LONGEST_TAKE_OVER = Duration.ofSeconds(3);

  private final Ways ways;
  private final Chance chance;
  private final InMemoryJournal journal;
  private final MasterRules rules;
  private final Set<Safeguard> safeguards;
  private final Set<Precaution> precautions;
  private final Consumer<Address> giveUp;
  private final Life life = new Life();
  private final Map<String, Integer> lives = new HashMap<>();
  private final List<MasterProcess> processes = new ArrayList<>();
  private int started;
  private long orders;

  /**
   * @param giveUp takes a process of an agent or framework out of the cluster
   */
  public Masters(
      Ways ways,
      InMemoryJournal journal,
      MasterRules rules,
      Set<Safeguard> safeguards,
      Set<Precaution> precautions,
      Consumer<Address> giveUp) {
    this.ways = ways;
    this.chance = ways.chance().split();
    this.journal = journal;
    this.rules = rules;
    this.safeguards = safeguards;
    this.precautions = precautions;
    this.giveUp = giveUp;
  }

  /** Makes a master lead, beside others that may go on. */
  public void start() {
    String machine = MACHINES.get(started++ % MACHINES.size());
    Address address = new Address(machine, lives.merge(machine, 1, Integer::sum));
    processes.add(
        new MasterProcess(
            ways, address, journal, rules, safeguards, precautions, giveUp, this::processEnded));
  }

  private void processEnded() {
    processes.removeIf(MasterProcess::isOver);
    if (processes.isEmpty()) {
      ways.timeline()
          .after(life, chance.between(SHORTEST_TAKE_OVER, LONGEST_TAKE_OVER), this::startIfNone);
    }
  }

  private void startIfNone() {
    if (processes.isEmpty()) {
      start();
    }
  }

  /** Kills one of those that lead. */
  public void crash() {
    if (!processes.isEmpty()) {
      chance.oneOf(processes).crash();
    }
  }

  /** Another one takes over from those that lead, and they do not notice. */
  public void depose() {
    if (processes.size() == 1) {
      ways.trace().note(processes.get(0).address(), "is deposed and does not know");
      start();
    }
  }

  /** An operator turns to one of those that lead, or believe so; the order may well be lost. */
  public void order(OperatorOrder order) {
    if (!processes.isEmpty()) {
      processes.get(processes.size() - 1).order(++orders, order);
    }
  }

  /** The agents that an operator can see in the books. */
  public List<AgentId> agents() {
    return journal.registry().agents().all().stream().map(AgentRecord::id).sorted().toList();
  }

  /** What is on offer by the one that leads by right: the last that has claimed an epoch. */
  public List<Offer> offers() {
    return processes.stream()
        .filter(p -> p.epoch() == journal.registry().epoch())
        .max(Comparator.comparingLong(MasterProcess::epoch))
        .map(MasterProcess::offers)
        .orElse(List.of());
  }
}
