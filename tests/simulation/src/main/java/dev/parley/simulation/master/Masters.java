package dev.parley.simulation.master;

import dev.parley.master.core.MasterRules;
import dev.parley.master.core.OperatorOrder;
import dev.parley.master.core.Safeguard;
import dev.parley.master.registry.AgentRecord;
import dev.parley.model.ids.AgentId;
import dev.parley.model.offers.Offer;
import dev.parley.simulation.network.Address;
import dev.parley.simulation.network.Directory;
import dev.parley.simulation.network.Ways;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import dev.parley.simulation.world.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The machines of the masters: sees that some process leads on one of them, as the cluster
 * singleton does with the verdicts of the majority. One that is gone as far as the majority can
 * tell is followed by another one, and may well go on.
 */
public final class Masters {
  public static final List<String> MACHINES = Directory.DESKS;

  private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);
  private static final Duration SHORTEST_TAKE_OVER = Duration.ofMillis(500);
  private static final Duration LONGEST_TAKE_OVER = Duration.ofSeconds(3);
  private static final double WORD_OF_THE_END = 0.05;

  private final Ways ways;
  private final Chance chance;
  private final InMemoryJournal journal;
  private final Replicas replicas;
  private final Ledger ledger;
  private final MasterRules rules;
  private final Set<Safeguard> safeguards;
  private final Consumer<Address> giveUp;
  private final Life life = new Life();
  private final Map<String, Integer> lives = new HashMap<>();
  private final List<MasterProcess> processes = new ArrayList<>();
  private Optional<MasterProcess> leader = Optional.empty();
  private Optional<Long> takeOverAt = Optional.empty();
  private long orders;

  /**
   * @param giveUp takes a process of an agent or framework out of the cluster
   */
  public Masters(
      Ways ways,
      InMemoryJournal journal,
      Ledger ledger,
      MasterRules rules,
      Set<Safeguard> safeguards,
      Consumer<Address> giveUp) {
    this.ways = ways;
    this.chance = ways.chance().split();
    this.journal = journal;
    this.replicas = new Replicas(ways.network(), MACHINES, ways.chance().split());
    this.ledger = ledger;
    this.rules = rules;
    this.safeguards = safeguards;
    this.giveUp = giveUp;
  }

  public void start() {
    lead(MACHINES.get(0));
    ways.timeline().every(life, LOOK_INTERVAL, this::look);
  }

  /** Makes a master lead, beside others that may go on. */
  private void lead(String machine) {
    Address address = new Address(machine, lives.merge(machine, 1, Integer::sum));
    takeOverAt = Optional.empty();
    MasterProcess next =
        new MasterProcess(
            ways, address, journal, replicas, ledger, rules, safeguards, giveUp, this::tidy);
    processes.add(next);
    leader = Optional.of(next);
  }

  private void tidy() {
    processes.removeIf(MasterProcess::isOver);
  }

  private void look() {
    tellFormerLeaders();
    if (leader.filter(this::isThere).isPresent()) {
      takeOverAt = Optional.empty();
    } else if (takeOverAt.isEmpty()) {
      takeOver(chance.between(SHORTEST_TAKE_OVER, LONGEST_TAKE_OVER));
    } else if (ways.timeline().micros() >= takeOverAt.get()) {
      List<String> free = MACHINES.stream().filter(this::mayLead).toList();
      if (!free.isEmpty()) {
        lead(chance.oneOf(free));
      }
    }
  }

  private void takeOver(Duration delay) {
    takeOverAt = Optional.of(ways.timeline().micros() + Timeline.toMicros(delay));
  }

  /** As far as the majority can tell. */
  private boolean isThere(MasterProcess process) {
    return !process.isOver()
        && !process.isPaused()
        && replicas.reachesMajority(process.address().machine());
  }

  private boolean mayLead(String machine) {
    return !ways.network().isDead(machine)
        && replicas.reachesMajority(machine)
        && processes.stream().noneMatch(p -> p.address().machine().equals(machine));
  }

  /** One that was taken for dead hears of it at some time, if it can be reached. */
  private void tellFormerLeaders() {
    List.copyOf(processes).stream()
        .filter(p -> leader.filter(l -> l != p).isPresent() && isThere(p))
        .filter(p -> chance.happens(WORD_OF_THE_END))
        .forEach(p -> p.stop("it was taken for dead"));
  }

  /** Kills one of those that lead, or believe so. */
  public void crash() {
    if (!processes.isEmpty()) {
      chance.oneOf(processes).crash();
    }
  }

  /** All of them, at once. */
  public void crashAll() {
    List.copyOf(processes).forEach(MasterProcess::crash);
  }

  /** Ends the one that leads in order; another one takes over soon. */
  public void stop() {
    leader
        .filter(l -> !l.isOver() && !l.isPaused())
        .ifPresent(
            l -> {
              l.stop("it was told to");
              takeOver(LOOK_INTERVAL);
            });
  }

  /** One of those that lead does nothing for so long. */
  public void pause(Duration time) {
    if (!processes.isEmpty()) {
      chance.oneOf(processes).pause(time);
    }
  }

  /** Another one takes over from those that lead, and they do not notice. */
  public void depose() {
    List<String> free = MACHINES.stream().filter(this::mayLead).toList();
    if (processes.size() == 1 && !free.isEmpty()) {
      ways.trace().note(processes.get(0).address(), "is deposed and does not know");
      lead(chance.oneOf(free));
    }
  }

  /** A master's machine goes down, with its replica and whatever leads there. */
  public void kill(String machine) {
    ways.trace().note(machine, "goes down");
    ways.network().kill(machine);
    List.copyOf(processes).stream()
        .filter(p -> p.address().machine().equals(machine))
        .forEach(MasterProcess::crash);
  }

  public Replicas replicas() {
    return replicas;
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
