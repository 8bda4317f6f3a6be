package dev.parley.protocol.view;

import dev.parley.model.agents.AgentInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the HTTP edge may read of an agent. Reads are cheap and may be called from any thread. */
public interface AgentViews {
  NodeView node();

  AgentView agent();

  /** The folders whose files may be browsed and read: sandboxes, and the agent's own logs. */
  List<Path> fileRoots();

  /**
   * The agent at one moment.
   *
   * @param id absent before the first registration
   * @param leader the leading master as {@code host:port} of its cluster address, while connected
   * @param counters by the names of Mesos' metrics without the {@code slave/} in front
   */
  record AgentView(
      Optional<AgentId> id,
      AgentInfo info,
      Optional<String> leader,
      Resources used,
      List<HeldTaskView> tasks,
      Map<String, Long> counters) {}

  /**
   * A task on this agent, be it alive or ended and still remembered.
   *
   * @param sandbox its folder, absolute
   */
  record HeldTaskView(
      FrameworkId framework,
      TaskSpec spec,
      String containerId,
      List<TaskStatus> statuses,
      Path sandbox,
      Optional<Long> pid) {}
}
