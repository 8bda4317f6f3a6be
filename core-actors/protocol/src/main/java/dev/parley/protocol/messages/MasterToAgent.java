package dev.parley.protocol.messages;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.TaskSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the leading master says to an agent. */
public sealed interface MasterToAgent extends Message {

  /**
   * The session is open.
   *
   * @param pingTimeout with no {@link Ping} for this long, the agent looks for the leader anew
   */
  record AgentRegistered(AgentId id, Duration pingTimeout) implements MasterToAgent {}

  /** The agent may not take part; it stops with this message. */
  record AgentRefused(String message) implements MasterToAgent {}

  record Ping() implements MasterToAgent {}

  /**
   * Step 5.
   *
   * @param user the account for tasks that do not name one; empty for the agent's own
   */
  record RunTasks(FrameworkId framework, String user, List<TaskSpec> tasks)
      implements MasterToAgent {
    public RunTasks {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * @param grace between SIGTERM and SIGKILL; absent for the task's own
   */
  record KillAgentTask(FrameworkId framework, TaskId task, Optional<Duration> grace)
      implements MasterToAgent {}

  /** The framework (or, for a framework that is gone, the master) has seen this status. */
  record AcknowledgeAgentStatus(FrameworkId framework, TaskId task, StatusId status)
      implements MasterToAgent {}

  /** The framework is gone: its tasks are killed and its updates forgotten. */
  record ShutdownFramework(FrameworkId framework) implements MasterToAgent {}
}
