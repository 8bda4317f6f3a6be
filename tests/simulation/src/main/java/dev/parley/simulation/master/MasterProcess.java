package dev.parley.simulation.master;

import dev.parley.allocator.AllocatorCommand;
import dev.parley.master.core.Decision;
import dev.parley.master.core.MasterCommand;
import dev.parley.master.core.MasterCore;
import dev.parley.master.core.MasterEffect;
import dev.parley.master.core.MasterRules;
import dev.parley.master.core.OperatorOrder;
import dev.parley.master.core.Safeguard;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.offers.Offer;
import dev.parley.simulation.network.Address;
import dev.parley.simulation.network.Ways;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A master that leads, or believes so: the decision core with its front, its journal, its allocator
 * and its door. Commands that come during a write wait, are decided in one batch, and have effects
 * once their events are in the journal. All but the journal dies with the process.
 */
final class MasterProcess {
  private static final Duration LONGEST_WRITE = Duration.ofMillis(4);

  private record Batch(Registry registry, List<RegistryEvent> events, List<MasterEffect> effects) {}

  private final Ways ways;
  private final Chance chance;
  private final Address self;
  private final InMemoryJournal journal;
  private final MasterCore core;
  private final Set<Precaution> precautions;
  private final Consumer<Address> giveUp;
  private final Runnable ended;
  private final SimulatedAllocator allocator;
  private final Life life = new Life();
  private final List<MasterCommand> waiting = new ArrayList<>();
  private final long claim;
  private Registry registry;
  private Optional<Batch> writing = Optional.empty();
  private Optional<Door> door = Optional.empty();
  private List<Offer> offers = List.of();
  private boolean offersStale;

  /**
   * @param giveUp takes a process of an agent or framework out of the cluster
   * @param ended is told of the end, whatever the cause
   */
  MasterProcess(
      Ways ways,
      Address self,
      InMemoryJournal journal,
      MasterRules rules,
      Set<Safeguard> safeguards,
      Set<Precaution> precautions,
      Consumer<Address> giveUp,
      Runnable ended) {
    this.ways = ways;
    this.chance = ways.chance().split();
    this.self = self;
    this.journal = journal;
    this.core = new MasterCore(rules, safeguards);
    this.precautions = precautions;
    this.giveUp = giveUp;
    this.ended = ended;
    this.allocator =
        new SimulatedAllocator(
            ways, self, life, made -> submit(new MasterCommand.AllocationsMade(made)));
    this.claim = journal.claim();
    this.registry = journal.replay();
    ways.trace().note(self, "becomes leader");
    submit(new MasterCommand.TakeOver(self.machine(), claim, "C"));
    ways.timeline().every(life, rules.pingInterval(), () -> submit(new MasterCommand.TimePassed()));
  }

  Address address() {
    return self;
  }

  boolean isOver() {
    return life.isOver();
  }

  /** 0 before it has claimed one. */
  long epoch() {
    return door.isPresent() ? registry.epoch() : 0;
  }

  /** The same list as long as nothing has changed. */
  List<Offer> offers() {
    if (offersStale) {
      List<Offer> now = core.softView().offers().list();
      offers = now.equals(offers) ? offers : now;
      offersStale = false;
    }
    return offers;
  }

  void order(long request, OperatorOrder order) {
    ways.trace().note(self, "is ordered: " + order);
    submit(new MasterCommand.OrderByOperator(request, order));
  }

  private void submit(MasterCommand command) {
    waiting.add(command);
    handOver();
  }

  private void handOver() {
    if (life.isOver() || writing.isPresent() || waiting.isEmpty()) {
      return;
    }
    Batch batch = decide(List.copyOf(waiting));
    waiting.clear();
    offersStale = true;
    if (!precautions.contains(Precaution.COMMIT_BEFORE_EFFECTS)) {
      run(batch.effects());
      batch = new Batch(batch.registry(), batch.events(), List.of());
    }
    writing = Optional.of(batch);
    if (batch.events().isEmpty()) {
      commit();
    } else {
      ways.timeline().after(life, chance.between(Duration.ZERO, LONGEST_WRITE), this::commit);
    }
  }

  private Batch decide(List<MasterCommand> commands) {
    Instant now = ways.timeline().now();
    List<RegistryEvent> events = new ArrayList<>();
    List<MasterEffect> effects = new ArrayList<>();
    Registry current = registry;
    List<MasterCommand> all = new ArrayList<>(List.of(new MasterCommand.QuorumProved(now)));
    all.addAll(commands);
    for (MasterCommand command : all) {
      Decision decision = core.decide(current, command, now);
      current = decision.registry();
      events.addAll(decision.events());
      effects.addAll(decision.effects());
    }
    return new Batch(current, events, effects);
  }

  private void commit() {
    Batch batch = writing.orElseThrow();
    if (!batch.events().isEmpty() && !journal.append(claim, batch.events())) {
      ways.trace().note(self, "was superseded");
      end();
      return;
    }
    registry = batch.registry();
    if (door.isEmpty()) {
      open();
    }
    run(batch.effects());
    writing = Optional.empty();
    handOver();
  }

  private void open() {
    Door opened = new Door(ways, self, registry.epoch(), this::submit, giveUp);
    door = Optional.of(opened);
    ways.network().attach(self, opened::receive);
    ways.directory().leads(self, registry.epoch());
    ways.trace().note(self, "leads with epoch " + registry.epoch());
  }

  /** Those for the allocator travel together. */
  private void run(List<MasterEffect> effects) {
    List<AllocatorCommand> changes = new ArrayList<>();
    for (MasterEffect effect : effects) {
      if (effect instanceof MasterEffect.TellAllocator e) {
        changes.add(e.command());
      } else if (effect instanceof MasterEffect.Send e) {
        door.ifPresent(d -> d.deliver(e.session(), e.message()));
      } else if (effect instanceof MasterEffect.CloseSession e) {
        door.ifPresent(d -> d.close(e.session(), e.why(), e.giveUpNode()));
      } else if (effect instanceof MasterEffect.Answer e) {
        e.refusal().ifPresent(r -> ways.trace().note(self, "refuses that: " + r.message()));
      }
    }
    if (!changes.isEmpty()) {
      allocator.change(changes);
    }
  }

  /** The process is killed. Whether a write that was under way is in the journal is open. */
  void crash() {
    ways.trace().note(self, "crashes");
    if (chance.happens(0.5)) {
      writing.filter(b -> !b.events().isEmpty()).ifPresent(b -> journal.append(claim, b.events()));
    }
    end();
  }

  private void end() {
    life.end();
    ways.directory().gone(self);
    ways.network().detach(self);
    ended.run();
  }
}
