package dev.parley.master.registry;

import dev.parley.master.registry.RegistryEvent.AgentAdmitted;
import dev.parley.master.registry.RegistryEvent.AgentRemoved;
import dev.parley.master.registry.RegistryEvent.AgentReregistered;
import dev.parley.master.registry.RegistryEvent.AgentUnreachable;
import dev.parley.master.registry.RegistryEvent.ClusterFounded;
import dev.parley.master.registry.RegistryEvent.EpochClaimed;
import dev.parley.master.registry.RegistryEvent.FrameworkAdmitted;
import dev.parley.master.registry.RegistryEvent.FrameworkDisconnected;
import dev.parley.master.registry.RegistryEvent.FrameworkRemoved;
import dev.parley.master.registry.RegistryEvent.FrameworkResubscribed;
import dev.parley.master.registry.RegistryEvent.TaskKillRequested;
import dev.parley.master.registry.RegistryEvent.TaskLaunched;
import dev.parley.master.registry.RegistryEvent.TaskSettled;
import dev.parley.master.registry.RegistryEvent.TaskStateChanged;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskKey;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The durable state of the cluster. Immutable; only {@link #apply} makes a new one, and it never
 * fails on an event that was once written. Owned by the leading master's journal; anyone may read
 * it.
 *
 * @param clusterId empty before the first event
 * @param epoch of the last master that began to lead
 * @param agentsAdmitted counts agents ever, so that ids are never used twice
 * @param frameworksAdmitted counts frameworks ever
 */
public record Registry(
    String clusterId,
    long epoch,
    String leader,
    long agentsAdmitted,
    long frameworksAdmitted,
    PMap<AgentId, AgentRecord> agents,
    PMap<FrameworkId, FrameworkRecord> frameworks,
    TaskTable tasks,
    History history) {

  public static Registry empty(History.Limits limits) {
    return new Registry(
        "",
        0,
        "",
        0,
        0,
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        TaskTable.EMPTY,
        History.empty(limits));
  }

  public Optional<AgentRecord> agent(AgentId id) {
    return Optional.ofNullable(agents.get(id));
  }

  /** The framework, also one that was removed but whose tasks have not all ended. */
  public Optional<FrameworkRecord> framework(FrameworkId id) {
    return Optional.ofNullable(frameworks.get(id));
  }

  /** What the registry is after this event. */
  public Registry apply(RegistryEvent event) {
    if (event instanceof TaskStateChanged e) {
      return withTasks(tasks.changed(e.task(), t -> t.changed(e.status())));
    } else if (event instanceof TaskLaunched e) {
      return withTasks(tasks.with(TaskRecord.launched(e)));
    } else if (event instanceof TaskSettled e) {
      return settle(e);
    } else if (event instanceof TaskKillRequested e) {
      return withTasks(tasks.changed(e.task(), TaskRecord::withKillRequested));
    } else if (event instanceof AgentAdmitted e) {
      AgentRecord agent =
          new AgentRecord(e.agent(), e.info(), e.at(), Optional.empty(), Optional.empty());
      return withAgents(agents.plus(e.agent(), agent), agentsAdmitted + 1);
    } else if (event instanceof AgentReregistered e) {
      return changeAgent(e.agent(), a -> a.reregistered(e.info(), e.at()));
    } else if (event instanceof AgentUnreachable e) {
      return changeAgent(e.agent(), a -> a.unreachable(e.at()));
    } else if (event instanceof AgentRemoved e) {
      return withAgents(agents.minus(e.agent()), agentsAdmitted);
    } else if (event instanceof FrameworkAdmitted e) {
      FrameworkRecord framework =
          new FrameworkRecord(
              e.framework(),
              e.info(),
              e.at(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      return withFrameworks(
          frameworks.plus(e.framework(), framework), frameworksAdmitted + 1, history);
    } else if (event instanceof FrameworkResubscribed e) {
      return changeFramework(e.framework(), f -> f.resubscribed(e.info(), e.at()));
    } else if (event instanceof FrameworkDisconnected e) {
      return changeFramework(e.framework(), f -> f.disconnected(e.failoverDeadline()));
    } else if (event instanceof FrameworkRemoved e) {
      return changeFramework(e.framework(), f -> f.removed(e.at())).retire(e.framework());
    } else if (event instanceof EpochClaimed e) {
      return new Registry(
          clusterId,
          e.epoch(),
          e.master(),
          agentsAdmitted,
          frameworksAdmitted,
          agents,
          frameworks,
          tasks,
          history);
    } else if (event instanceof ClusterFounded e) {
      return new Registry(
          e.clusterId(),
          epoch,
          leader,
          agentsAdmitted,
          frameworksAdmitted,
          agents,
          frameworks,
          tasks,
          history);
    }
    throw new IllegalStateException("the registry does not know " + event);
  }

  private Registry settle(TaskSettled event) {
    TaskKey key = event.task();
    return tasks
        .get(key)
        .map(
            task ->
                withTasks(tasks.without(task))
                    .withHistory(history.with(task.settled(event.at())))
                    .retire(key.framework()))
        .orElse(this);
  }

  /** A removed framework becomes history when its last task does. */
  private Registry retire(FrameworkId id) {
    FrameworkRecord framework = frameworks.get(id);
    if (framework == null || !framework.isRemoved() || !tasks.of(id).isEmpty()) {
      return this;
    }
    return withFrameworks(frameworks.minus(id), frameworksAdmitted, history.with(framework));
  }

  private Registry changeAgent(AgentId id, UnaryOperator<AgentRecord> change) {
    AgentRecord agent = agents.get(id);
    return agent == null ? this : withAgents(agents.plus(id, change.apply(agent)), agentsAdmitted);
  }

  private Registry changeFramework(FrameworkId id, UnaryOperator<FrameworkRecord> change) {
    FrameworkRecord framework = frameworks.get(id);
    return framework == null
        ? this
        : withFrameworks(frameworks.plus(id, change.apply(framework)), frameworksAdmitted, history);
  }

  private Registry withTasks(TaskTable next) {
    return new Registry(
        clusterId,
        epoch,
        leader,
        agentsAdmitted,
        frameworksAdmitted,
        agents,
        frameworks,
        next,
        history);
  }

  private Registry withHistory(History next) {
    return withFrameworks(frameworks, frameworksAdmitted, next);
  }

  private Registry withAgents(PMap<AgentId, AgentRecord> next, long admitted) {
    return new Registry(
        clusterId, epoch, leader, admitted, frameworksAdmitted, next, frameworks, tasks, history);
  }

  private Registry withFrameworks(
      PMap<FrameworkId, FrameworkRecord> next, long admitted, History past) {
    return new Registry(
        clusterId, epoch, leader, agentsAdmitted, admitted, agents, next, tasks, past);
  }
}
