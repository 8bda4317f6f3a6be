package dev.parley.master.registry;

import dev.parley.master.registry.RegistryEvent.FrameworkRemoved;
import dev.parley.master.registry.RegistryEvent.TaskKillRequested;
import dev.parley.master.registry.RegistryEvent.TaskLaunched;
import dev.parley.master.registry.RegistryEvent.TaskSettled;
import dev.parley.master.registry.RegistryEvent.TaskStateChanged;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import java.util.Optional;

/**
 * The durable state of the cluster. Immutable; only {@link #apply} makes a new one, and it never
 * fails on an event that was once written. Owned by the leading master's journal; anyone may read
 * it.
 */
public record Registry(
    ClusterRecord cluster,
    AgentTable agents,
    Frameworks frameworks,
    TaskTable tasks,
    History history,
    FrameworkStates states,
    Policies policies) {

  public static Registry empty(History.Limits limits) {
    return new Registry(
        ClusterRecord.NONE,
        AgentTable.EMPTY,
        Frameworks.EMPTY,
        TaskTable.EMPTY,
        History.empty(limits),
        FrameworkStates.EMPTY,
        Policies.NONE);
  }

  /** Empty before the first event. */
  public String clusterId() {
    return cluster.clusterId();
  }

  /** Of the last master that began to lead. */
  public long epoch() {
    return cluster.epoch();
  }

  public Optional<AgentRecord> agent(AgentId id) {
    return agents.get(id);
  }

  /** The framework, also one that was removed but whose tasks have not all ended. */
  public Optional<FrameworkRecord> framework(FrameworkId id) {
    return frameworks.get(id);
  }

  /** The same with other limits of the history, for one that was stored under earlier ones. */
  public Registry within(History.Limits limits) {
    return with(tasks, history.within(limits));
  }

  /** What the registry is after this event. */
  public Registry apply(RegistryEvent event) {
    if (event instanceof RegistryEvent.OfTask e) {
      return applyTask(e);
    } else if (event instanceof RegistryEvent.OfAgent e) {
      return new Registry(cluster, agents.apply(e), frameworks, tasks, history, states, policies);
    } else if (event instanceof RegistryEvent.OfFramework e) {
      return applyFramework(e);
    } else if (event instanceof RegistryEvent.OfState e) {
      return with(frameworks, states.apply(e));
    } else if (event instanceof RegistryEvent.OfPolicy e) {
      return new Registry(cluster, agents, frameworks, tasks, history, states, policies.apply(e));
    } else if (event instanceof RegistryEvent.OfCluster e) {
      return new Registry(cluster.apply(e), agents, frameworks, tasks, history, states, policies);
    }
    throw new IllegalStateException("the registry does not know " + event);
  }

  private Registry applyTask(RegistryEvent.OfTask event) {
    if (event instanceof TaskStateChanged e) {
      return with(tasks.changed(e.task(), t -> t.changed(e.status())), history);
    } else if (event instanceof TaskLaunched e) {
      return with(tasks.with(TaskRecord.launched(e)), history);
    } else if (event instanceof TaskKillRequested e) {
      return with(tasks.changed(e.task(), TaskRecord::withKillRequested), history);
    } else if (event instanceof TaskSettled e) {
      Optional<TaskRecord> task = tasks.get(e.task());
      return task.map(t -> with(tasks.without(t), history.with(t.settled(e.at()))))
          .map(r -> r.retire(e.task().framework()))
          .orElse(this);
    }
    throw new IllegalStateException("the registry does not know " + event);
  }

  private Registry applyFramework(RegistryEvent.OfFramework event) {
    FrameworkId id = event.framework();
    Frameworks next = frameworks.apply(event);
    return event instanceof FrameworkRemoved
        ? with(next, states.without(id)).retire(id)
        : with(next, states);
  }

  /** A removed framework becomes history when its last task does. */
  private Registry retire(FrameworkId id) {
    return frameworks
        .get(id)
        .filter(f -> f.isRemoved() && tasks.noneOf(id))
        .map(f -> with(frameworks.without(id), states).with(tasks, history.with(f)))
        .orElse(this);
  }

  private Registry with(TaskTable nextTasks, History nextHistory) {
    return new Registry(cluster, agents, frameworks, nextTasks, nextHistory, states, policies);
  }

  private Registry with(Frameworks nextFrameworks, FrameworkStates nextStates) {
    return new Registry(cluster, agents, nextFrameworks, tasks, history, nextStates, policies);
  }
}
