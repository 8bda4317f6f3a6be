package dev.parley.allocator;

import dev.parley.allocator.AllocatorCommand.AddAgent;
import dev.parley.allocator.AllocatorCommand.AddFramework;
import dev.parley.allocator.AllocatorCommand.Holding;
import dev.parley.allocator.AllocatorCommand.Recover;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Filters;
import dev.parley.model.resources.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An engine on a clock of its own, with a naive model at its side that takes in the same and
 * against which each step is checked.
 */
final class CheckedAllocator {
  final AllocationEngine engine = new AllocationEngine(AllocatorSettings.DEFAULT);
  final NaiveModel model = new NaiveModel();
  private final List<Check> checks;
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");
  private long incarnations;

  CheckedAllocator() {
    this(Check.all());
  }

  CheckedAllocator(List<Check> checks) {
    this.checks = checks;
  }

  static AgentId agent(String id) {
    return new AgentId(id);
  }

  static FrameworkId framework(String id) {
    return new FrameworkId(id);
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void handle(AllocatorCommand command) {
    engine.handle(command, now);
    model.apply(command, now);
    checks.forEach(c -> c.after(engine, model));
  }

  List<Allocation> allocate() {
    List<Allocation> made = engine.allocate(now);
    for (Allocation allocation : made) {
      checks.forEach(c -> c.before(allocation, model, now));
      model.apply(allocation);
    }
    checks.forEach(c -> c.after(engine, model));
    checks.forEach(c -> c.afterCycle(model, now));
    return made;
  }

  /** Runs a cycle that must give exactly one allocation. */
  Allocation allocateOne() {
    List<Allocation> made = allocate();
    if (made.size() != 1) {
      throw new AssertionError("expected one allocation, but there are " + made);
    }
    return made.get(0);
  }

  /** A new incarnation of an agent. */
  long addAgent(String id, String total, Holding... used) {
    incarnations++;
    handle(new AddAgent(agent(id), incarnations, Resources.parse(total), List.of(used)));
    return incarnations;
  }

  void addFramework(String id) {
    addFramework(id, Role.ANY);
  }

  void addFramework(String id, Role... roles) {
    handle(new AddFramework(framework(id), Set.of(roles), Set.of()));
  }

  void recover(Allocation given, Resources part, Filters filters) {
    handle(
        new Recover(
            given.framework(), given.role(), given.agent(), given.incarnation(), part, filters));
  }

  void decline(Allocation given, Filters filters) {
    recover(given, given.resources(), filters);
  }

  /** Launches a task on what was given and hands back the rest, with no filter. */
  void launch(Allocation given, Resources task) {
    recover(given, given.resources().minus(task), Filters.NONE);
  }
}
