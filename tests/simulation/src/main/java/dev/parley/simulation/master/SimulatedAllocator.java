package dev.parley.simulation.master;

import dev.parley.allocator.Allocation;
import dev.parley.allocator.AllocationEngine;
import dev.parley.allocator.AllocatorCommand;
import dev.parley.allocator.AllocatorSettings;
import dev.parley.simulation.network.Address;
import dev.parley.simulation.network.Ways;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import dev.parley.simulation.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Step 2, with the rules of the real actor: a cycle a little after the first change, and when a
 * filter ends.
 */
final class SimulatedAllocator {
  private static final Duration COALESCING = Duration.ofMillis(5);

  private final AllocationEngine engine = new AllocationEngine(AllocatorSettings.DEFAULT);
  private final Timeline timeline;
  private final Trace trace;
  private final Address master;
  private final Life life;
  private final Consumer<List<Allocation>> receiver;
  private Life filterTimer = new Life();
  private boolean cycleDue;

  SimulatedAllocator(Ways ways, Address master, Life life, Consumer<List<Allocation>> receiver) {
    this.timeline = ways.timeline();
    this.trace = ways.trace();
    this.master = master;
    this.life = life;
    this.receiver = receiver;
  }

  void change(List<AllocatorCommand> changes) {
    trace.said(master, "allocator", changes);
    changes.forEach(change -> engine.handle(change, timeline.now()));
    if (!cycleDue) {
      cycleDue = true;
      timeline.after(life, COALESCING, this::cycle);
    }
  }

  private void cycle() {
    cycleDue = false;
    filterTimer.end();
    filterTimer = new Life();
    List<Allocation> made = engine.allocate(timeline.now());
    if (!made.isEmpty()) {
      trace.said("allocator", master, made);
      receiver.accept(made);
    }
    engine.nextFilterExpiry().ifPresent(this::awaitFilterEnd);
  }

  private void awaitFilterEnd(Instant end) {
    Duration left = Duration.between(timeline.now(), end);
    timeline.after(
        filterTimer,
        left.compareTo(COALESCING) < 0 ? COALESCING : left,
        () -> {
          if (!life.isOver()) {
            cycle();
          }
        });
  }
}
