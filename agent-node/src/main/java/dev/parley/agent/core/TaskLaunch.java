package dev.parley.agent.core;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskSpec;

/**
 * All that is needed to run one task once.
 *
 * @param user the framework's account, for a command that does not name one; empty for the agent's
 *     own
 * @param agent the id that the agent had at the time; part of the sandbox's path
 */
public record TaskLaunch(
    FrameworkId framework, String user, TaskSpec spec, AgentId agent, ContainerId container) {
  // Not named like a property, so that it is not written to the checkpoint.
  public TaskKey key() {
    return new TaskKey(framework, spec.id());
  }

  /** The account to run as; empty for the agent's own. */
  public String account() {
    return spec.command().user().orElse(user);
  }
}
