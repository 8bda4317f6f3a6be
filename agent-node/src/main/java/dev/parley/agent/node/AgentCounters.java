package dev.parley.agent.node;

import dev.parley.agent.core.AgentState;
import dev.parley.agent.core.AgentTask;
import dev.parley.model.tasks.TaskState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The figures of an agent by the names of Mesos' metrics, without the {@code slave/} in front. */
final class AgentCounters {
  private static final List<TaskState> ENDS =
      List.of(TaskState.FINISHED, TaskState.FAILED, TaskState.KILLED, TaskState.ERROR);
  private static final List<TaskState> LIVE =
      List.of(TaskState.STAGING, TaskState.STARTING, TaskState.RUNNING, TaskState.KILLING);

  private AgentCounters() {}

  static Map<String, Long> of(AgentState state, TaskHistory history) {
    Map<String, Long> counters = new TreeMap<>();
    counters.put("registered", state.registered() ? 1L : 0L);
    counters.put(
        "frameworks_active",
        state.liveTasks().map(task -> task.key().framework()).distinct().count());
    LIVE.forEach(s -> counters.put(name(s), 0L));
    state.liveTasks().map(AgentTask::state).forEach(s -> counters.merge(name(s), 1L, Long::sum));
    ENDS.forEach(s -> counters.put(name(s), history.ends(s)));
    // Mesos has one counter for what never ran.
    counters.put("tasks_lost", history.ends(TaskState.DROPPED));
    return counters;
  }

  private static String name(TaskState state) {
    return "tasks_" + state.name().toLowerCase(Locale.ROOT);
  }
}
