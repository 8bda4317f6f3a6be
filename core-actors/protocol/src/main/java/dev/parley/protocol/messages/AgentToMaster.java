package dev.parley.protocol.messages;

import dev.parley.model.agents.AgentInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskStatus;
import java.util.List;
import java.util.Optional;

/** What an agent says to the leading master. */
public sealed interface AgentToMaster extends Message {

  /**
   * Opens a session.
   *
   * @param id the one given before, if any: then this is a re-registration
   * @param tasks all that the agent holds, with their last states; the master's knowledge gives way
   */
  record RegisterAgent(AgentInfo info, Optional<AgentId> id, List<HeldTask> tasks)
      implements AgentToMaster {
    public RegisterAgent {
      tasks = List.copyOf(tasks);
    }
  }

  /** A task that an agent holds: one that runs, or whose end is not yet acknowledged. */
  record HeldTask(FrameworkId framework, TaskSpec spec, TaskStatus last) {}

  /**
   * Step 1: this much there is here, and this much of it is free. Sent after registration and
   * whenever a task's end frees something.
   */
  record ReportResources(Resources total, Resources free) implements AgentToMaster {}

  /** Step 6: sent again until acknowledged. */
  record AgentStatusUpdate(FrameworkId framework, TaskStatus status) implements AgentToMaster {}

  /** The answer to a {@link MasterToAgent.Ping}. */
  record AgentPong() implements AgentToMaster {}

  /**
   * The agent leaves in order; its tasks have ended and their ends are acknowledged or given up.
   */
  record UnregisterAgent() implements AgentToMaster {}
}
