package dev.parley.simulation.agent;

import dev.parley.agent.checkpoint.InMemoryCheckpoint;
import dev.parley.agent.core.AgentCore;
import dev.parley.agent.core.AgentCoreSettings;
import dev.parley.agent.core.AgentState;
import dev.parley.agent.core.Safeguard;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.resources.Resources;
import dev.parley.simulation.network.Address;
import dev.parley.simulation.network.Ways;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.world.AgentTruth;
import dev.parley.simulation.world.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An agent's machine: its disk and its processes, and at most one process of the agent. The disk
 * survives everything, the tasks' processes all but a reboot.
 */
public final class AgentMachine {
  private static final int HTTP_PORT = 5051;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(7);

  private final Ways ways;
  private final Ledger ledger;
  private final String name;
  private final Resources total;
  private final AgentCore core;
  private final Chance chance;
  private final Life life = new Life();
  private final InMemoryCheckpoint disk = new InMemoryCheckpoint();
  private final Containers containers;
  private Optional<AgentProcess> process = Optional.empty();
  private int lives;
  private boolean stale = true;
  private int underWay;
  private AgentTruth truth;

  public AgentMachine(
      Ways ways, Ledger ledger, String name, Resources total, Set<Safeguard> safeguards) {
    this.ways = ways;
    this.ledger = ledger;
    this.name = name;
    this.total = total;
    this.chance = ways.chance().split();
    AgentInfo info = new AgentInfo(name, name, HTTP_PORT, total, Attributes.NONE);
    this.core =
        new AgentCore(
            new AgentCoreSettings(
                info, AgentProcess.RESEND_INTERVAL, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            safeguards);
    this.containers = new Containers(ways.timeline(), ways.chance().split(), this::changed);
    this.truth = look();
  }

  public String name() {
    return name;
  }

  /** Starts the agent, if it is not there. */
  public void start() {
    if (process.isEmpty()) {
      Address address = new Address(name, ++lives);
      AgentProcess next =
          new AgentProcess(
              ways, address, core, disk, containers, ledger, this::changed, this::left);
      process = Optional.of(next);
      next.start();
      changed();
    }
  }

  /** Kills the agent's process; those of its tasks live on. */
  public void crash() {
    process.ifPresent(AgentProcess::crash);
    process = Optional.empty();
    changed();
  }

  /** The machine goes down, and all processes with it. */
  public void reboot() {
    ways.trace().note(name, "reboots");
    crash();
    containers.reboot();
  }

  /** Tells the agent to leave in order. */
  public void shutDown() {
    ways.trace().note(name, "is told to shut down");
    process.ifPresent(AgentProcess::shutDown);
  }

  /** Whoever told it to leave starts it again. */
  private void left() {
    ways.trace().note(name, "has left in order");
    process.ifPresent(AgentProcess::end);
    process = Optional.empty();
    changed();
    ways.timeline().after(life, chance.between(SHORTEST_PAUSE, LONGEST_PAUSE), this::start);
  }

  /** The agent's process does nothing for so long; those of its tasks go on. */
  public void pause(Duration time) {
    ways.trace().note(name, "is paused for " + time);
    process.ifPresent(p -> p.pause(time));
  }

  /** The agent's node has been taken out of the cluster. */
  public void restartLink(String why) {
    process.ifPresent(p -> p.restartLink(why));
  }

  private void changed() {
    stale = true;
  }

  /** What is really the case; the same object as long as nothing has changed. */
  public AgentTruth truth() {
    int under = process.map(p -> ways.network().launchesUnderWayTo(p.address()).size()).orElse(0);
    if (stale || under != underWay) {
      AgentTruth now = look();
      truth = now.equals(truth) ? truth : now;
      stale = false;
      underWay = under;
    }
    return truth;
  }

  private AgentTruth look() {
    AgentState state =
        process.map(AgentProcess::state).orElseGet(() -> AgentState.replay(disk.replay()));
    return new AgentTruth(
        name,
        state.id(),
        total,
        process.map(p -> total.minusWhatIsThere(state.used())),
        containers.running(),
        process.map(AgentProcess::launchesUnderWay).orElse(List.of()),
        List.copyOf(state.tasks().keySet()));
  }
}
