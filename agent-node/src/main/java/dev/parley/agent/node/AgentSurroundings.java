package dev.parley.agent.node;

import dev.parley.agent.container.Containerizer;
import dev.parley.agent.core.AgentCommand.TaskOutcome;
import dev.parley.agent.core.AgentEvent;
import dev.parley.agent.core.AgentState;
import dev.parley.protocol.link.LeaderConnection;
import dev.parley.protocol.link.LinkEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What the actor needs of the world around it, and whom it tells. */
interface AgentSurroundings {
  Instant now();

  /** Called once. */
  LeaderConnection connect(Consumer<LinkEvent> owner);

  /** Called once. */
  Containerizer containerizer(Consumer<TaskOutcome> owner);

  /** The actor has begun. */
  void ready();

  /** The actor cannot begin, and has stopped. */
  void notReady(RuntimeException why);

  /** These events have become durable and are in the state now; called on the actor's thread. */
  void changed(AgentState before, AgentState after, List<AgentEvent> events);

  /**
   * The agent is done, and its link closed.
   *
   * @param why empty for the orderly end
   */
  void ended(String why);
}
