package dev.parley.benchmarks.load;

import dev.parley.model.resources.Resources;
import dev.parley.model.resources.Scalar;

/**
 * How much of everything there is.
 *
 * @param agents each with a session of its own
 * @param tasksPerAgent that fit on one
 */
public record Load(int agents, int frameworks, int tasksPerAgent) {

  Resources agentResources() {
    Resources all = Resources.none();
    for (String name : TaskMold.RESOURCES.asMap().keySet()) {
      all = all.with(name, new Scalar(tasksPerAgent * TaskMold.RESOURCES.milli(name)));
    }
    return all;
  }

  @Override
  public String toString() {
    return agents + " agents for " + tasksPerAgent + " tasks each, " + frameworks + " frameworks";
  }
}
