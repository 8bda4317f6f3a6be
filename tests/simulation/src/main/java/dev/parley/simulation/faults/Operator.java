package dev.parley.simulation.faults;

import dev.parley.master.core.OperatorOrder;
import dev.parley.model.ids.AgentId;
import dev.parley.simulation.master.Masters;
import dev.parley.simulation.time.Chance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes agents out of service and back, as the dice say; the answer is not waited for. */
final class Operator {
  private static final Duration LONGEST_GRACE = Duration.ofSeconds(2);

  private final Masters masters;
  private final Chance chance;

  Operator(Masters masters, Chance chance) {
    this.masters = masters;
    this.chance = chance;
  }

  void act() {
    List<AgentId> agents = masters.agents();
    if (!agents.isEmpty()) {
      masters.order(order(chance.oneOf(agents)));
    }
  }

  private OperatorOrder order(AgentId agent) {
    return switch (chance.below(5)) {
      case 0 -> new OperatorOrder.DeactivateAgent(agent);
      case 1, 2 ->
          new OperatorOrder.DrainAgent(
              agent,
              chance.happens(0.5)
                  ? Optional.of(chance.between(Duration.ZERO, LONGEST_GRACE))
                  : Optional.empty(),
              false);
      default -> new OperatorOrder.ReactivateAgent(agent);
    };
  }

  void takeAllBack() {
    masters.agents().forEach(a -> masters.order(new OperatorOrder.ReactivateAgent(a)));
  }
}
