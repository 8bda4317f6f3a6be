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
import dev.parley.simulation.node.Precaution;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import dev.parley.simulation.world.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A master that leads, or believes so: the decision core with its front, its journal, its allocator
 * and its door. It begins with a claim. Commands that come during a write wait, are decided in one
 * batch, and have effects once their events are in the journal. All but the journal dies with the
 * process.
 */
final class MasterProcess {
  private static final Duration LONGEST_REPLAY = Duration.ofMillis(20);

  private record Batch(Registry registry, List<RegistryEvent> events, List<MasterEffect> effects) {}

  private final Ways ways;
  private final Chance chance;
  private final Address self;
  private final InMemoryJournal journal;
  private final Ledger ledger;
  private final MasterCore core;
  private final Consumer<Address> giveUp;
  private final Runnable ended;
  private final SimulatedAllocator allocator;
  private final Life life = new Life();
  private final JournalClient client;
  private final Standing standing;
  private final Front front;
  private long claim;
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
      Replicas replicas,
      Ledger ledger,
      MasterRules rules,
      Set<Safeguard> safeguards,
      Consumer<Address> giveUp,
      Runnable ended) {
    this.ways = ways;
    this.chance = ways.chance().split();
    this.self = self;
    this.journal = journal;
    this.ledger = ledger;
    this.core = new MasterCore(rules, safeguards);
    this.giveUp = giveUp;
    this.ended = ended;
    this.client = new JournalClient(ways, self.machine(), replicas, life);
    this.standing =
        new Standing(ways.timeline(), life, () -> replicas.reachesMajority(self.machine()));
    this.front =
        new Front(
            ways.timeline(),
            life,
            rules.pingInterval(),
            new Proof(ways.timeline(), replicas, self.machine(), life),
            this::decideOn,
            () -> door.ifPresent(Door::keepAlive));
    this.allocator =
        new SimulatedAllocator(
            ways, self, life, made -> front.submit(new MasterCommand.AllocationsMade(made)));
    this.registry = journal.registry();
    ways.trace().note(self, "starts to lead");
    client.submit(journal::claim, this::claimed);
  }

  /** What was written under the claims before is in the journal now, or never will be. */
  private void claimed(long given) {
    claim = given;
    ways.timeline().after(life, chance.between(Duration.ZERO, LONGEST_REPLAY), this::recovered);
  }

  private void recovered() {
    registry = journal.replay();
    ways.trace().note(self, "becomes leader");
    front.begin(new MasterCommand.TakeOver(self.machine(), claim, "C"));
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
    front.submit(new MasterCommand.OrderByOperator(request, order));
  }

  private void decideOn(List<MasterCommand> commands) {
    Batch batch = decide(commands);
    offersStale = true;
    // Now, not when it is sent: if there is a write before that, the write proves the quorum.
    batch.effects().forEach(this::checkStanding);
    if (!ways.precautions().contains(Precaution.COMMIT_BEFORE_EFFECTS)) {
      run(batch.effects());
      batch = new Batch(batch.registry(), batch.events(), List.of());
    }
    writing = Optional.of(batch);
    if (batch.events().isEmpty()) {
      committed(true);
    } else {
      List<RegistryEvent> events = batch.events();
      client.submit(() -> journal.append(claim, events), this::committed);
    }
  }

  private void checkStanding(MasterEffect effect) {
    if (effect instanceof MasterEffect.Send e) {
      standing.whyNotToSay(e.message()).ifPresent(why -> ledger.unproven(self + ": " + why));
    }
  }

  private Batch decide(List<MasterCommand> commands) {
    Instant now = ways.timeline().now();
    List<RegistryEvent> events = new ArrayList<>();
    List<MasterEffect> effects = new ArrayList<>();
    Registry current = registry;
    for (MasterCommand command : commands) {
      Decision decision = core.decide(current, command, now);
      current = decision.registry();
      events.addAll(decision.events());
      effects.addAll(decision.effects());
    }
    return new Batch(current, events, effects);
  }

  /**
   * @param written false if another master has made its claim since
   */
  private void committed(boolean written) {
    if (!written) {
      ways.trace().note(self, "was superseded");
      end();
      return;
    }
    Batch batch = writing.orElseThrow();
    registry = batch.registry();
    if (door.isEmpty()) {
      open();
    }
    run(batch.effects());
    writing = Optional.empty();
    front.ready();
  }

  private void open() {
    Door opened = new Door(ways, self, registry.epoch(), front::submit, giveUp);
    door = Optional.of(opened);
    ways.network().attach(self, life, opened::receive);
    ways.directory().leads(self, registry.epoch(), life);
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

  /** Does nothing for so long, and does not notice. */
  void pause(Duration time) {
    ways.trace().note(self, "is paused for " + time);
    life.pauseUntil(ways.timeline().micros() + Timeline.toMicros(time));
  }

  boolean isPaused() {
    return life.pausedUntil() > ways.timeline().micros();
  }

  /** The process is killed. Whether a write that was under way is in the journal is open. */
  void crash() {
    ways.trace().note(self, "crashes");
    end();
  }

  /** The process ends in order, as far as it can. */
  void stop(String why) {
    ways.trace().note(self, "stops: " + why);
    door.ifPresent(Door::stop);
    end();
  }

  private void end() {
    life.end();
    client.abandon();
    ways.directory().gone(self);
    ways.network().detach(self);
    ended.run();
  }
}
