package dev.parley.master.core;

import dev.parley.master.registry.LaunchTimes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.Role;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskSpec;
import java.util.ArrayList;
import java.util.List;

/** The tasks of one acceptance, taken one by one from what its offers hold. */
final class Launches {
  private final AgentId agent;
  private final Role role;
  private final LaunchTimes times;
  private final List<TaskSpec> tasks = new ArrayList<>();
  private Resources left = Resources.none();

  /**
   * @param offers at least one; all of one agent and for one role
   */
  Launches(Turn turn, List<OpenOffer> offers) {
    OpenOffer first = offers.get(0);
    agent = first.offer().agent();
    role = first.offer().role();
    for (OpenOffer offer : offers) {
      left = left.plus(offer.offer().resources());
    }
    times =
        new LaunchTimes(
            first.reportedAt(),
            first.allocatedAt(),
            first.offeredAt(),
            turn.now(),
            first.offer().id(),
            left);
  }

  AgentId agent() {
    return agent;
  }

  Role role() {
    return role;
  }

  LaunchTimes times() {
    return times;
  }

  Resources left() {
    return left;
  }

  List<TaskSpec> tasks() {
    return tasks;
  }

  void take(TaskSpec task) {
    left = left.minus(task.resources());
    tasks.add(task);
  }
}
