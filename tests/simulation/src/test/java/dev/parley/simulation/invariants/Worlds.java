package dev.parley.simulation.invariants;

import dev.parley.master.registry.AgentTerms;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.simulation.world.AgentTruth;
import dev.parley.simulation.world.Launched;
import dev.parley.simulation.world.Past;
import dev.parley.simulation.world.Piece;
import dev.parley.simulation.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Worlds made by hand: agents a1 and a2 with 4 CPUs and ten ports each, and what a test puts in.
 */
final class Worlds {
  static final Resources TOTAL = Resources.parse("cpus:4;ports:[1-10]");

  private static final FrameworkId FRAMEWORK = new FrameworkId("F");

  private final List<Piece> running = new ArrayList<>();
  private final List<Piece> runningElsewhere = new ArrayList<>();
  private final List<Piece> underWay = new ArrayList<>();
  private final List<TaskKey> held = new ArrayList<>();
  private final List<Offer> offers = new ArrayList<>();
  private final List<Launched> live = new ArrayList<>();
  private final List<TaskKey> unsettled = new ArrayList<>();
  private final Map<AgentId, AgentTerms.State> outOfService = new HashMap<>();
  private Optional<Resources> free = Optional.empty();
  private Past past = Past.NOTHING;

  static TaskKey task(String id) {
    return new TaskKey(FRAMEWORK, new TaskId(id));
  }

  static Launched launch(String task) {
    return new Launched(task(task), new AgentId("S1"), Resources.parse("cpus:1"));
  }

  Worlds running(String task, String resources) {
    running.add(new Piece(task(task), Resources.parse(resources)));
    return this;
  }

  Worlds runningElsewhere(String task, String resources) {
    runningElsewhere.add(new Piece(task(task), Resources.parse(resources)));
    return this;
  }

  Worlds underWay(String task, String resources) {
    underWay.add(new Piece(task(task), Resources.parse(resources)));
    return this;
  }

  Worlds held(String task) {
    held.add(task(task));
    return this;
  }

  Worlds believedFree(String resources) {
    free = Optional.of(Resources.parse(resources));
    return this;
  }

  Worlds offered(String resources) {
    return offered("S1", resources);
  }

  Worlds offered(String agent, String resources) {
    offers.add(
        new Offer(
            new OfferId("O" + offers.size()),
            FRAMEWORK,
            Role.ANY,
            new AgentId(agent),
            "",
            Resources.parse(resources),
            Attributes.NONE));
    return this;
  }

  Worlds liveInRegistry(String task, String resources) {
    live.add(new Launched(task(task), new AgentId("S1"), Resources.parse(resources)));
    return this;
  }

  Worlds outOfService(String agent, AgentTerms.State state) {
    outOfService.put(new AgentId(agent), state);
    return this;
  }

  Worlds unsettled(String task) {
    unsettled.add(task(task));
    return this;
  }

  Worlds past(UnaryOperator<Past> change) {
    past = change.apply(past);
    return this;
  }

  World world() {
    return new World(
        List.of(
            new AgentTruth(
                "a1", Optional.of(new AgentId("S1")), TOTAL, free, running, underWay, held),
            new AgentTruth(
                "a2",
                Optional.of(new AgentId("S2")),
                TOTAL,
                Optional.empty(),
                runningElsewhere,
                List.of(),
                List.of())),
        offers,
        live,
        unsettled,
        outOfService,
        past);
  }
}
