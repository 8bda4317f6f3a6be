package dev.parley.allocator;

import static dev.parley.allocator.CheckedAllocator.agent;
import static dev.parley.allocator.CheckedAllocator.framework;

import dev.parley.allocator.AllocatorCommand.AddAgent;
import dev.parley.allocator.AllocatorCommand.AddFramework;
import dev.parley.allocator.AllocatorCommand.DeactivateFramework;
import dev.parley.allocator.AllocatorCommand.Holding;
import dev.parley.allocator.AllocatorCommand.Recover;
import dev.parley.allocator.AllocatorCommand.RemoveAgent;
import dev.parley.allocator.AllocatorCommand.RemoveFramework;
import dev.parley.allocator.AllocatorCommand.Revive;
import dev.parley.allocator.AllocatorCommand.Suppress;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Filters;
import dev.parley.model.resources.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random commands to a small cluster, mostly sensible ones, so that much happens in few steps. */
final class RandomSteps {
  private static final Set<Role> OPS = Set.of(new Role("ops"));

  /** One thing that happens. */
  interface Step {
    void on(CheckedAllocator allocator);
  }

  /** A command as it is, sensible or not. */
  record Send(AllocatorCommand command) implements Step {
    @Override
    public void on(CheckedAllocator allocator) {
      allocator.handle(command);
    }
  }

  /** A client gives back a part of what it really holds somewhere. */
  record GiveBack(int which, Resources atMost, boolean all, Filters filters) implements Step {
    @Override
    public void on(CheckedAllocator allocator) {
      List<NaiveModel.Held> held = allocator.model.held;
      if (!held.isEmpty()) {
        NaiveModel.Held h = held.get(which % held.size());
        allocator.handle(
            new Recover(
                h.client().framework(),
                h.client().role(),
                h.agent(),
                allocator.model.agentOf(h.agent()).incarnation(),
                all ? h.resources() : NaiveModel.common(h.resources(), atMost),
                filters));
      }
    }
  }

  /** Time goes by, and a cycle runs. */
  record Cycle(int seconds) implements Step {
    @Override
    public void on(CheckedAllocator allocator) {
      allocator.pass(Duration.ofSeconds(seconds));
      allocator.allocate();
    }
  }

  private RandomSteps() {}

  /** Begins with a cluster that has something to give and somebody to take it. */
  static Arbitrary<List<Step>> steps() {
    Arbitrary<List<Step>> first =
        Arbitraries.oneOf(addAgent(), addFramework()).<Step>map(Send::new).list().ofSize(8);
    Arbitrary<List<Step>> then =
        Arbitraries.<Step>frequencyOf(
                Tuple.of(10, Arbitraries.integers().between(0, 4).map(Cycle::new)),
                Tuple.of(10, giveBack()),
                Tuple.of(2, addAgent().map(Send::new)),
                Tuple.of(2, addFramework().map(Send::new)),
                Tuple.of(3, rarer().map(Send::new)))
            .list()
            .ofMinSize(10)
            .ofMaxSize(60)
            .withSizeDistribution(RandomDistribution.uniform());
    return Combinators.combine(first, then)
        .as((f, t) -> Stream.concat(f.stream(), t.stream()).toList());
  }

  private static Arbitrary<GiveBack> giveBack() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20),
            resources(),
            Arbitraries.of(true, true, false),
            filters())
        .as(GiveBack::new);
  }

  private static Arbitrary<AllocatorCommand> addAgent() {
    return Combinators.combine(agents(), incarnations(), resources(), holding().list().ofMaxSize(2))
        .as(
            (agent, incarnation, total, wanted) -> {
              // What the agent says its tasks hold fits into what it has, and in only one of them.
              List<Holding> used = new ArrayList<>();
              Resources left = total;
              for (Holding h : wanted) {
                Resources part = NaiveModel.common(left, h.resources());
                used.add(new Holding(h.framework(), h.role(), part));
                left = left.minus(part);
              }
              return new AddAgent(agent, incarnation, total, used);
            });
  }

  private static Arbitrary<AllocatorCommand> addFramework() {
    return Combinators.combine(
            frameworks(),
            roleSets().filter(s -> !s.isEmpty()),
            Arbitraries.<Set<Role>>of(Set.of(), OPS))
        .as(AddFramework::new);
  }

  private static Arbitrary<AllocatorCommand> rarer() {
    return Arbitraries.oneOf(
        agents().map(RemoveAgent::new),
        frameworks().map(DeactivateFramework::new),
        frameworks().map(RemoveFramework::new),
        Combinators.combine(frameworks(), roleSets()).as(Revive::new),
        Combinators.combine(frameworks(), roleSets()).as(Suppress::new),
        Combinators.combine(frameworks(), roles(), agents(), incarnations(), resources(), filters())
            .as(Recover::new));
  }

  private static Arbitrary<Holding> holding() {
    return Combinators.combine(frameworks(), roles(), resources()).as(Holding::new);
  }

  private static Arbitrary<AgentId> agents() {
    return Arbitraries.of("a1", "a2", "a3").map(id -> agent(id));
  }

  private static Arbitrary<FrameworkId> frameworks() {
    return Arbitraries.of("f1", "f2", "f3").map(id -> framework(id));
  }

  private static Arbitrary<Role> roles() {
    return Arbitraries.of("*", "ops").map(Role::new);
  }

  private static Arbitrary<Set<Role>> roleSets() {
    return roles().set().ofMaxSize(2);
  }

  private static Arbitrary<Long> incarnations() {
    return Arbitraries.longs().between(1, 2);
  }

  private static Arbitrary<Filters> filters() {
    return Arbitraries.integers().between(0, 6).map(s -> new Filters(Duration.ofSeconds(s)));
  }

  private static Arbitrary<Resources> resources() {
    return Combinators.combine(
            Arbitraries.of("0", "0.005", "0.1", "1", "2.5", "4", "8"),
            Arbitraries.of("0", "16", "100", "512", "4096", "8192"),
            Arbitraries.of("[]", "[1-4]", "[2-2]", "[3-6]"))
        .as(
            (cpus, mem, ports) ->
                Resources.parse("cpus:" + cpus + ";mem:" + mem + ";ports:" + ports));
  }
}
