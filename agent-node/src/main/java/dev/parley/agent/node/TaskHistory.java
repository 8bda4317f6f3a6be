package dev.parley.agent.node;

import dev.parley.agent.core.AgentEvent;
import dev.parley.agent.core.AgentState;
import dev.parley.agent.core.AgentTask;
import dev.parley.model.tasks.TaskState;
import java.util.Collection;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePVector;

/**
 * What this JVM remembers of tasks that have ended: the last {@value #MOST} that were forgotten, so
 * that their output can still be found, and how many ended in which state. Immutable.
 *
 * @param ended oldest first
 * @param endsByState also of those that are still held
 */
record TaskHistory(TreePVector<AgentTask> ended, PMap<TaskState, Long> endsByState) {
  static final int MOST = 1_000;

  static final TaskHistory EMPTY = new TaskHistory(TreePVector.empty(), HashTreePMap.empty());

  /**
   * @param before the state without these events, to find what they forget
   */
  TaskHistory with(AgentState before, Collection<AgentEvent> events) {
    TaskHistory next = this;
    AgentState state = before;
    for (AgentEvent event : events) {
      if (event instanceof AgentEvent.StatusRecorded e && e.status().state().hasEnded()) {
        next = next.counted(e.status().state());
      } else if (event instanceof AgentEvent.TaskForgotten e) {
        Optional<AgentTask> task = state.task(e.task());
        next = task.isPresent() ? next.remembering(task.get()) : next;
      }
      state = state.apply(event);
    }
    return next;
  }

  private TaskHistory counted(TaskState state) {
    return new TaskHistory(ended, endsByState.plus(state, ends(state) + 1));
  }

  private TaskHistory remembering(AgentTask task) {
    TreePVector<AgentTask> kept = ended.size() < MOST ? ended : ended.minus(0);
    return new TaskHistory(kept.plus(task), endsByState);
  }

  long ends(TaskState state) {
    return endsByState.getOrDefault(state, 0L);
  }
}
