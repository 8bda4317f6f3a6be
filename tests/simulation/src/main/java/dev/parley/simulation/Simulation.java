package dev.parley.simulation;

import dev.parley.simulation.agent.AgentMachine;
import dev.parley.simulation.faults.Faults;
import dev.parley.simulation.framework.FrameworkMachine;
import dev.parley.simulation.invariants.Invariant;
import dev.parley.simulation.master.InMemoryJournal;
import dev.parley.simulation.master.Masters;
import dev.parley.simulation.network.Address;
import dev.parley.simulation.network.Ways;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import dev.parley.simulation.trace.Trace;
import dev.parley.simulation.world.Ledger;
import dev.parley.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a whole cluster in one thread: masters, allocator, agents and frameworks by their
 * decision cores, everything else simulated. The seed decides everything, so that the same settings
 * and seed give the same trace, byte for byte.
 *
 * <p>First work is done and things go wrong, then faults stop and all has to come to rest. The
 * invariants are checked after every step that changes anything they are about.
 */
public final class Simulation {
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

  private final SimulationSettings settings;
  private final long seed;
  private final Ways ways;
  private final Life life = new Life();
  private final List<AgentMachine> agents = new ArrayList<>();
  private final List<FrameworkMachine> frameworks = new ArrayList<>();
  private final Masters masters;
  private final Faults faults;
  private final WorldView view;
  private boolean lookDue;

  public Simulation(SimulationSettings settings, long seed) {
    this.settings = settings;
    this.seed = seed;
    Chance chance = new Chance(seed);
    Scenario scenario = settings.scenario().apply(chance.split());
    Safeguards safeguards = settings.safeguards();
    this.ways = Ways.over(chance, scenario.conditions(), safeguards.precautions());
    Ledger ledger = new Ledger();
    InMemoryJournal journal = new InMemoryJournal(safeguards.precautions(), ledger);
    this.masters =
        new Masters(ways, journal, ledger, settings.rules(), safeguards.master(), this::giveUp);
    scenario
        .agents()
        .forEach(
            (name, total) ->
                agents.add(new AgentMachine(ways, ledger, name, total, safeguards.agent())));
    scenario.frameworks().forEach(plan -> frameworks.add(new FrameworkMachine(ways, ledger, plan)));
    this.faults =
        new Faults(
            scenario.faults(), ways, masters, agents, frameworks, scenario.conditions().loss());
    this.view = new WorldView(agents, masters, journal, ledger);
  }

  /**
   * Runs to the end.
   *
   * @throws BrokenInvariantException naming the seed
   */
  public Trace run() {
    try {
      masters.start();
      agents.forEach(AgentMachine::start);
      frameworks.forEach(FrameworkMachine::begin);
      faults.begin();
      runUntil(Timeline.toMicros(settings.active()));
      faults.end();
      frameworks.forEach(FrameworkMachine::rest);
      comeToRest();
      return ways.trace();
    } catch (BrokenInvariantException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BrokenInvariantException(seed, e, ways.trace());
    }
  }

  private void runUntil(long micros) {
    while (ways.timeline().micros() < micros) {
      step();
    }
  }

  private void step() {
    if (!ways.timeline().step()) {
      throw new IllegalStateException("nothing is planned any more");
    }
    Optional<World> news = view.news();
    if (news.isPresent()) {
      Invariant.firstBreach(Invariant.ALWAYS, news.get()).ifPresent(this::fail);
    }
  }

  private void comeToRest() {
    long limit = ways.timeline().micros() + Timeline.toMicros(settings.settling());
    ways.timeline().every(life, LOOK_INTERVAL, () -> lookDue = true);
    Optional<String> unrest = Optional.of("not looked yet");
    while (unrest.isPresent()) {
      if (ways.timeline().micros() > limit) {
        fail(
            "no rest "
                + settings.settling().toSeconds()
                + " s after the last fault: "
                + unrest.get());
      }
      step();
      if (lookDue) {
        lookDue = false;
        unrest = Invariant.firstBreach(Invariant.AT_REST, view.world());
      }
    }
  }

  private void fail(String what) {
    throw new BrokenInvariantException(seed, what, ways.trace());
  }

  /** A master takes the node of this process out of the cluster. */
  private void giveUp(Address address) {
    agents.stream()
        .filter(a -> a.name().equals(address.machine()))
        .forEach(a -> a.restartLink("the master has given the node up"));
    frameworks.stream()
        .filter(f -> f.name().equals(address.machine()))
        .forEach(f -> f.restartLink("the master has given the node up"));
  }
}
