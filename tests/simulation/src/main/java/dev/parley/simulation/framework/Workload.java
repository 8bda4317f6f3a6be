package dev.parley.simulation.framework;

import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.offers.Operation;
import dev.parley.model.resources.Ranges;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkHandle;
import dev.parley.simulation.node.Work;
import dev.parley.simulation.time.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A scheduler with a mood: takes, declines and forgets offers as the dice say, launches tasks of
 * all sizes until it has launched enough, kills some of them, and reconciles what it does not know
 * the end of, as every scheduler should.
 */
final class Workload implements Script {
  private static final List<Double> CPUS = List.of(0.5, 1.0, 1.5, 2.0);
  private static final List<Double> MEM = List.of(64.0, 256.0, 512.0, 1024.0);
  private static final int LONGEST_RUN_MILLIS = 6_000;

  private final Habits habits;
  private final Notebook notebook;
  private final Chance chance;
  private final Memory memory;
  private final List<TaskStatus> toAcknowledge = new ArrayList<>();
  private final List<Offer> kept = new ArrayList<>();
  private boolean resting;
  private int ticks;

  Workload(Habits habits, Notebook notebook, Chance chance, boolean resting) {
    this.habits = habits;
    this.notebook = notebook;
    this.chance = chance;
    this.memory = new Memory(notebook);
    this.resting = resting;
  }

  @Override
  public void on(FrameworkEvent event, FrameworkHandle handle) {
    if (event instanceof FrameworkEvent.Subscribed e) {
      notebook.subscribedAs(e.id());
      reconcile(handle);
    } else if (event instanceof FrameworkEvent.OffersReceived e) {
      consider(e.offers(), handle);
    } else if (event instanceof FrameworkEvent.StatusReceived e) {
      notebook.heard(e.status());
      if (habits.acknowledgesLate()) {
        toAcknowledge.add(e.status());
      }
    }
  }

  /** Answers at once, later (perhaps too late), or two of one agent together. */
  private void consider(List<Offer> offers, FrameworkHandle handle) {
    for (Offer offer : offers) {
      if (resting || chance.happens(0.15)) {
        kept.add(offer);
        continue;
      }
      Optional<Offer> other =
          kept.stream()
              .filter(o -> o.agent().equals(offer.agent()) && o.role().equals(offer.role()))
              .findFirst();
      other.ifPresent(kept::remove);
      answer(Stream.concat(Stream.of(offer), other.stream()).toList(), handle);
    }
  }

  private void answer(List<Offer> offers, FrameworkHandle handle) {
    Resources all = offers.stream().map(Offer::resources).reduce(Resources.none(), Resources::plus);
    List<TaskSpec> tasks = chance.happens(0.2) ? List.of() : tasksOn(all);
    List<OfferId> ids = offers.stream().map(Offer::id).toList();
    if (tasks.isEmpty()) {
      handle.decline(ids, filters());
    } else {
      handle.accept(ids, List.of(new Operation.Launch(tasks)), filters());
    }
  }

  private Filters filters() {
    return Filters.refuseFor(chance.between(Duration.ofMillis(200), Duration.ofSeconds(3)));
  }

  private List<TaskSpec> tasksOn(Resources offered) {
    List<TaskSpec> tasks = new ArrayList<>();
    Resources left = offered;
    int most = chance.between(1, 3);
    while (tasks.size() < most && notebook.launched() < habits.tasks()) {
      Resources wanted = wanted(left);
      if (!left.contains(wanted) && !chance.happens(0.02)) {
        break;
      }
      left = left.minusWhatIsThere(wanted);
      TaskId id = notebook.newTask();
      tasks.add(
          TaskSpec.of(id, id.value(), wanted, work().command())
              .withKillGrace(Duration.ofMillis(chance.between(0, 1_500))));
    }
    return tasks;
  }

  private Resources wanted(Resources offered) {
    Resources wanted = Resources.of(chance.oneOf(CPUS), chance.oneOf(MEM));
    boolean port = chance.happens(0.3) && offered.get(Resources.PORTS).isPresent();
    return port ? wanted.with(Resources.PORTS, firstPort(offered)) : wanted;
  }

  private static Ranges firstPort(Resources offered) {
    long port = ((Ranges) offered.get(Resources.PORTS).orElseThrow()).ranges().get(0).begin();
    return new Ranges(List.of(new Ranges.Range(port, port)));
  }

  private Work work() {
    return new Work(
        Duration.ofMillis(chance.between(20, LONGEST_RUN_MILLIS)),
        chance.happens(0.2) ? 1 : 0,
        chance.oneOf(List.of(Work.Manners.values())));
  }

  @Override
  public void tick(FrameworkHandle handle) {
    ticks++;
    memory.complain();
    if (chance.happens(0.3)) {
      memory.write(handle);
    }
    if (chance.happens(0.3)) {
      memory.read(handle);
    }
    List<TaskId> open = notebook.open();
    if (!open.isEmpty() && chance.happens(habits.kills())) {
      handle.kill(chance.oneOf(open));
    }
    if (!resting && !kept.isEmpty() && chance.happens(0.1)) {
      answer(List.of(kept.remove(0)), handle);
    }
    if (ticks % 6 == 0) {
      reconcile(handle);
    }
    if (!resting && chance.happens(habits.whims())) {
      whim(handle);
    }
    if (chance.happens(0.5)) {
      toAcknowledge.forEach(handle::acknowledge);
      toAcknowledge.clear();
    }
  }

  private void whim(FrameworkHandle handle) {
    switch (chance.below(8)) {
      case 0 -> {
        var unused = handle.teardown();
      }
      case 1 -> handle.suppress(Set.of());
      default -> handle.revive(Set.of());
    }
  }

  private void reconcile(FrameworkHandle handle) {
    if (!notebook.open().isEmpty()) {
      handle.reconcile(notebook.open());
    }
  }

  @Override
  public void rest(FrameworkHandle handle) {
    resting = true;
    handle.revive(Set.of());
  }
}
