package dev.parley.simulation.faults;

import dev.parley.simulation.agent.AgentMachine;
import dev.parley.simulation.framework.FrameworkMachine;
import dev.parley.simulation.master.Masters;
import dev.parley.simulation.network.Ways;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets things go wrong at random times, and at the end makes everything good. */
public final class Faults {
  private static final Duration SHORTEST_OUTAGE = Duration.ofMillis(200);

  /** Of a process that is started again by whoever watches it. */
  private static final Duration RESTART = Duration.ofSeconds(1);

  private static final double LOSSY = 0.1;

  private final FaultPlan plan;
  private final Ways ways;
  private final Chance chance;
  private final Masters masters;
  private final List<AgentMachine> agents;
  private final List<FrameworkMachine> frameworks;
  private final double usualLoss;
  private final Operator operator;
  private final Life life = new Life();

  /**
   * @param usualLoss to which the network returns after a worse time
   */
  public Faults(
      FaultPlan plan,
      Ways ways,
      Masters masters,
      List<AgentMachine> agents,
      List<FrameworkMachine> frameworks,
      double usualLoss) {
    this.plan = plan;
    this.ways = ways;
    this.chance = ways.chance().split();
    this.masters = masters;
    this.agents = List.copyOf(agents);
    this.frameworks = List.copyOf(frameworks);
    this.usualLoss = usualLoss;
    this.operator = new Operator(masters, chance.split());
  }

  public void begin() {
    if (!plan.kinds().isEmpty()) {
      next();
    }
  }

  private void next() {
    ways.timeline()
        .after(
            life,
            chance.between(Duration.ZERO, plan.pause()),
            () -> {
              happen(chance.oneOf(plan.kinds()));
              next();
            });
  }

  private void happen(FaultKind kind) {
    switch (kind) {
      case CUT -> cut();
      case LOSS -> lose();
      case AGENT_CRASH -> {
        AgentMachine agent = chance.oneOf(agents);
        agent.crash();
        soon(agent::start);
      }
      case AGENT_REBOOT -> {
        AgentMachine agent = chance.oneOf(agents);
        agent.reboot();
        later(agent::start);
      }
      case AGENT_SHUTDOWN -> chance.oneOf(agents).shutDown();
      case FRAMEWORK_CRASH -> {
        FrameworkMachine framework = chance.oneOf(frameworks);
        framework.crash();
        soon(framework::start);
      }
      case MASTER_CRASH -> masters.crash();
      case MASTER_STOP -> masters.stop();
      case MASTER_DEPOSED -> masters.depose();
      case MASTER_DOWN -> {
        String machine = chance.oneOf(Masters.MACHINES);
        masters.kill(machine);
        later(() -> ways.network().revive(machine));
      }
      case REPLICA -> spoilReplica(chance.oneOf(Masters.MACHINES));
      case PARTITION -> partition(chance.oneOf(Masters.MACHINES));
      case PAUSE -> pause(chance.between(Duration.ZERO, plan.outage()));
      case POWER_CUT -> killAll();
      case NODE_DOWNED -> down();
      case SERVICE -> operator.act();
    }
  }

  private void later(Runnable repair) {
    ways.timeline()
        .after(life, chance.between(SHORTEST_OUTAGE, plan.outage().plus(SHORTEST_OUTAGE)), repair);
  }

  private void soon(Runnable start) {
    if (chance.happens(0.5)) {
      ways.timeline().after(life, chance.between(SHORTEST_OUTAGE, RESTART), start);
    } else {
      later(start);
    }
  }

  private void cut() {
    String client = chance.oneOf(clients());
    List<String> cutOff =
        chance.happens(0.7) ? Masters.MACHINES : List.of(chance.oneOf(Masters.MACHINES));
    cut(client, cutOff);
  }

  private void partition(String master) {
    List<String> others = Masters.MACHINES.stream().filter(m -> !m.equals(master)).toList();
    cut(master, chance.happens(0.7) ? others : List.of(chance.oneOf(others)));
  }

  private void cut(String machine, List<String> others) {
    boolean there = chance.happens(0.8);
    boolean back = !there || chance.happens(0.6);
    ways.trace()
        .note(machine, "is cut off " + (there ? "to " : "") + (back ? "from " : "") + others);
    for (String other : others) {
      if (there) {
        ways.network().cut(machine, other);
        later(() -> ways.network().mend(machine, other));
      }
      if (back) {
        ways.network().cut(other, machine);
        later(() -> ways.network().mend(other, machine));
      }
    }
  }

  private void spoilReplica(String machine) {
    boolean lost = chance.happens(0.5);
    ways.trace().note(machine, lost ? "has lost its replica" : "has a slow disk");
    if (lost) {
      masters.replicas().lose(machine);
    } else {
      masters.replicas().slowDown(machine);
    }
    later(() -> masters.replicas().mend(machine));
  }

  private void pause(Duration time) {
    switch (chance.below(4)) {
      case 0 -> chance.oneOf(agents).pause(time);
      case 1 -> chance.oneOf(frameworks).pause(time);
      default -> masters.pause(time);
    }
  }

  private void killAll() {
    ways.trace().note("network", "all processes are killed");
    masters.crashAll();
    for (AgentMachine agent : agents) {
      agent.crash();
      later(agent::start);
    }
    for (FrameworkMachine framework : frameworks) {
      framework.crash();
      later(framework::start);
    }
  }

  private void lose() {
    ways.trace().note("network", "loses many packets");
    ways.network().worsen(LOSSY);
    later(() -> ways.network().worsen(usualLoss));
  }

  private void down() {
    if (chance.happens(0.5)) {
      chance.oneOf(agents).restartLink("taken out of the cluster");
    } else {
      chance.oneOf(frameworks).restartLink("taken out of the cluster");
    }
  }

  private List<String> clients() {
    List<String> names = new ArrayList<>();
    agents.forEach(a -> names.add(a.name()));
    frameworks.forEach(f -> names.add(f.name()));
    return names;
  }

  /** Nothing goes wrong from now on, and all that is down comes up again. */
  public void end() {
    life.end();
    ways.trace().note("network", "faults are over");
    ways.network().calm();
    Masters.MACHINES.forEach(masters.replicas()::mend);
    agents.forEach(AgentMachine::start);
    frameworks.forEach(FrameworkMachine::start);
    if (plan.kinds().contains(FaultKind.SERVICE)) {
      // Again and again: an order may be lost, and a drain takes its time.
      ways.timeline().every(new Life(), SHORTEST_OUTAGE, operator::takeAllBack);
    }
  }
}
