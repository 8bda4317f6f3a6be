package dev.parley.model.offers;

import dev.parley.model.tasks.TaskSpec;
import java.util.List;

/** What a framework does with the resources of the offers it accepts. Done in the order given. */
public sealed interface Operation {
  /** Starts tasks on the agent of the offers. */
  record Launch(List<TaskSpec> tasks) implements Operation {
    public Launch {
      tasks = List.copyOf(tasks);
    }
  }
}
