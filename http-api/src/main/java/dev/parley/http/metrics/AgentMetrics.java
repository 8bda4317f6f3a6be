package dev.parley.http.metrics;

import dev.parley.http.json.Piece;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.view.AgentViews.AgentView;
import dev.parley.protocol.view.AgentViews.HeldTaskView;
import dev.parley.protocol.view.NodeView;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code /metrics/snapshot} of an agent, under the names Mesos has, where these mean something
 * here.
 */
public final class AgentMetrics {
  private static final List<TaskState> REPORTED =
      List.of(
          TaskState.STAGING,
          TaskState.STARTING,
          TaskState.RUNNING,
          TaskState.KILLING,
          TaskState.FINISHED,
          TaskState.FAILED,
          TaskState.KILLED,
          TaskState.LOST,
          TaskState.GONE);

  private AgentMetrics() {}

  public static Piece of(NodeView node, AgentView agent, SystemStats machine, Instant now) {
    Metrics metrics = new Metrics();
    metrics.put("slave/uptime_secs", Duration.between(node.startedAt(), now).toMillis() / 1000.0);
    metrics.put("slave/registered", agent.leader().isPresent() && agent.id().isPresent() ? 1 : 0);
    metrics.putResources("slave/", agent.info().resources(), agent.used());
    putTasks(metrics, agent.tasks());
    // Last: what the agent counted itself is better than what is left to count here.
    metrics.putAll("slave/", agent.counters());
    machine.addTo(metrics);
    return metrics.piece();
  }

  private static void putTasks(Metrics metrics, List<HeldTaskView> tasks) {
    Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
    tasks.forEach(task -> counts.merge(last(task.statuses()), 1, Integer::sum));
    for (TaskState state : REPORTED) {
      metrics.put(
          "slave/tasks_" + state.name().toLowerCase(Locale.ROOT), counts.getOrDefault(state, 0));
    }
    metrics.put("slave/executors_running", counts.getOrDefault(TaskState.RUNNING, 0));
    metrics.put("slave/executors_terminating", counts.getOrDefault(TaskState.KILLING, 0));
    metrics.put(
        "slave/frameworks_active",
        tasks.stream()
            .filter(task -> last(task.statuses()).isLive())
            .map(HeldTaskView::framework)
            .distinct()
            .count());
  }

  private static TaskState last(List<TaskStatus> statuses) {
    return statuses.isEmpty() ? TaskState.STAGING : statuses.get(statuses.size() - 1).state();
  }
}
