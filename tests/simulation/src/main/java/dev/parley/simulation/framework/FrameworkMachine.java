package dev.parley.simulation.framework;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.sdk.core.SchedulerCore;
import dev.parley.simulation.network.Address;
import dev.parley.simulation.network.Ways;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.world.Ledger;
import java.time.Duration;
import java.util.Optional;

/**
 * A framework's machine: its notebook, which survives, and at most one process. A framework that
 * has ended for good is followed by a new one, with an empty notebook.
 */
public final class FrameworkMachine {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Ways ways;
  private final Ledger ledger;
  private final FrameworkPlan plan;
  private final Chance chance;
  private final Life life = new Life();
  private Notebook notebook = new Notebook();
  private Optional<FrameworkProcess> process = Optional.empty();
  private boolean resting;
  private int lives;

  public FrameworkMachine(Ways ways, Ledger ledger, FrameworkPlan plan) {
    this.ways = ways;
    this.ledger = ledger;
    this.plan = plan;
    this.chance = ways.chance().split();
  }

  public String name() {
    return plan.machine();
  }

  /** Starts the framework at its time. */
  public void begin() {
    ways.timeline().after(life, plan.begins(), this::start);
  }

  /** Starts the framework, if it is not there. */
  public void start() {
    if (process.isEmpty()) {
      FrameworkInfo info = notebook.id().map(plan.info()::withId).orElse(plan.info());
      FrameworkProcess next =
          new FrameworkProcess(
              ways,
              new Address(plan.machine(), ++lives),
              new SchedulerCore(info, plan.manualAcknowledgement()),
              plan.author().write(notebook, chance.split(), resting),
              ledger,
              this::ended);
      process = Optional.of(next);
      next.start();
    }
  }

  private void ended(Optional<String> failure) {
    if (failure.filter("Framework failed over"::equals).isPresent()) {
      throw new IllegalStateException(name() + " was told of a later process, but it is the last");
    }
    process = Optional.empty();
    notebook = new Notebook();
    ways.timeline().after(life, PAUSE, this::start);
  }

  /** Kills the process. */
  public void crash() {
    process.ifPresent(
        p -> {
          ways.trace().note(name(), "crashes");
          p.stop();
        });
    process = Optional.empty();
  }

  /** The process does nothing for so long. */
  public void pause(Duration time) {
    ways.trace().note(name(), "is paused for " + time);
    process.ifPresent(p -> p.pause(time));
  }

  /** Its node has been taken out of the cluster. */
  public void restartLink(String why) {
    process.ifPresent(p -> p.restartLink(why));
  }

  /** From now on it starts nothing and keeps the offers it gets. */
  public void rest() {
    resting = true;
    process.ifPresent(FrameworkProcess::rest);
  }
}
