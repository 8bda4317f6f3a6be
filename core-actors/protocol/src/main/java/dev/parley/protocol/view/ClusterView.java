package dev.parley.protocol.view;

import dev.parley.model.agents.AgentInfo;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole cluster at one moment.
 *
 * @param counters events since this master leads, by the names of Mesos' metrics without the {@code
 *     master/} in front, for example {@code messages_launch_tasks}
 */
public record ClusterView(
    String clusterId,
    long epoch,
    List<AgentView> agents,
    List<FrameworkView> frameworks,
    List<TaskView> tasks,
    List<Offer> offers,
    Map<String, Long> counters) {

  public static final ClusterView EMPTY =
      new ClusterView("", 0, List.of(), List.of(), List.of(), List.of(), Map.of());

  /**
   * An agent that the registry holds.
   *
   * @param connected whether it has a session with the leading master now
   * @param used by tasks that have not ended
   */
  public record AgentView(
      AgentId id,
      AgentInfo info,
      boolean connected,
      Instant registeredAt,
      Optional<Instant> reregisteredAt,
      Resources used,
      Resources offered) {}

  /**
   * A framework that the registry holds.
   *
   * @param connected whether it has a session with the leading master now
   * @param removedAt when it ended for good, if it has
   */
  public record FrameworkView(
      FrameworkId id,
      FrameworkInfo info,
      boolean connected,
      Instant registeredAt,
      Optional<Instant> reregisteredAt,
      Optional<Instant> removedAt,
      Resources used,
      Resources offered) {}

  /**
   * A task, be it alive or in the bounded history.
   *
   * @param statuses the reports so far, oldest first, one for each state
   * @param settled whether it has ended and its framework has acknowledged that
   */
  public record TaskView(
      FrameworkId framework,
      TaskSpec spec,
      Role role,
      AgentId agent,
      TaskState state,
      List<TaskStatus> statuses,
      boolean settled) {}
}
