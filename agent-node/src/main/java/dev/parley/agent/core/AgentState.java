package dev.parley.agent.core;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * All that an agent knows. Immutable, and changed by {@link #apply} alone, which accepts every
 * event. The durable events, replayed, give everything but the session, the phase and what is known
 * of processes.
 *
 * @param epoch the highest of any master that has spoken
 * @param nextNumber of the next container
 * @param reservedNumbers container numbers below this one may be given away
 * @param tasks all held, in the order of their keys
 * @param used by tasks, and not yet released
 */
public record AgentState(
    Optional<AgentId> id,
    long epoch,
    long nextNumber,
    long reservedNumbers,
    TreePMap<TaskKey, AgentTask> tasks,
    Resources used,
    Optional<MasterSession> session,
    Phase phase) {

  /** Where the agent is in its own life. */
  public enum Phase {
    SERVING,
    /** Kills its tasks and takes no new ones. */
    LEAVING,
    /** All its tasks are dead; waits a little for their ends to be acknowledged. */
    LAST_WORDS,
    /** Left or refused: nothing is decided any more. */
    LEFT
  }

  public static final AgentState EMPTY =
      new AgentState(
          Optional.empty(),
          0,
          0,
          0,
          TreePMap.empty(),
          Resources.none(),
          Optional.empty(),
          Phase.SERVING);

  /** The state after a restart. */
  public static AgentState replay(Collection<? extends AgentEvent.Durable> events) {
    AgentState state = EMPTY;
    for (AgentEvent event : events) {
      state = state.apply(event);
    }
    return state;
  }

  public Optional<AgentTask> task(TaskKey key) {
    return Optional.ofNullable(tasks.get(key));
  }

  public Stream<AgentTask> liveTasks() {
    return tasks.values().stream().filter(t -> !t.hasEnded());
  }

  public boolean registered() {
    return session.filter(MasterSession::registered).isPresent();
  }

  public AgentState apply(AgentEvent event) {
    if (event instanceof AgentEvent.OfTask e) {
      return applyOfTask(e);
    } else if (event instanceof AgentEvent.Durable e) {
      return applyOfAgent(e);
    } else if (event instanceof AgentEvent.Soft e) {
      return applySoft(e);
    }
    return this;
  }

  private AgentState applyOfTask(AgentEvent.OfTask event) {
    if (event instanceof AgentEvent.TaskAccepted e) {
      AgentTask task = AgentTask.accepted(e.launch());
      return numbered().with(tasks.plus(e.task(), task), used.plus(e.launch().spec().resources()));
    } else if (event instanceof AgentEvent.TaskRefused e) {
      return numbered().with(tasks.plus(e.task(), AgentTask.refused(e.launch())), used);
    } else if (event instanceof AgentEvent.TaskForgotten e) {
      return with(tasks.minus(e.task()), used);
    }
    AgentState next = changed(event.task(), t -> t.apply(event));
    if (event instanceof AgentEvent.ResourcesReleased e && tasks.containsKey(e.task())) {
      Resources held = task(e.task()).orElseThrow().launch().spec().resources();
      return next.with(next.tasks, used.minusWhatIsThere(held));
    }
    return next;
  }

  private AgentState applyOfAgent(AgentEvent.Durable event) {
    if (event instanceof AgentEvent.EpochSeen e) {
      return new AgentState(
          id, Math.max(epoch, e.epoch()), nextNumber, reservedNumbers, tasks, used, session, phase);
    } else if (event instanceof AgentEvent.AgentIdGiven e) {
      return new AgentState(
          Optional.of(e.id()), epoch, nextNumber, reservedNumbers, tasks, used, session, phase);
    } else if (event instanceof AgentEvent.NumbersReserved e) {
      return new AgentState(id, epoch, e.next(), e.end(), tasks, used, session, phase);
    }
    return this;
  }

  private AgentState applySoft(AgentEvent.Soft event) {
    if (event instanceof AgentEvent.SessionOpened e) {
      return with(Optional.of(MasterSession.opened(e.epoch(), e.at())));
    } else if (event instanceof AgentEvent.SessionRegistered e) {
      return with(session.map(s -> s.registered(e.pingTimeout(), e.at())));
    } else if (event instanceof AgentEvent.MasterHeard e) {
      return with(session.map(s -> s.heard(e.at())));
    } else if (event instanceof AgentEvent.SessionClosed) {
      return with(Optional.empty());
    } else if (event instanceof AgentEvent.ProcessSeen e) {
      return changed(e.task(), t -> t.withPid(e.pid()));
    } else if (event instanceof AgentEvent.StatusSent e) {
      return changed(e.task(), t -> t.withSentAt(e.at()));
    } else if (event instanceof AgentEvent.KillPlanned e) {
      return changed(e.task(), t -> t.withKillAt(e.killAt()));
    } else if (event instanceof AgentEvent.PhaseEntered e) {
      return new AgentState(
          id, epoch, nextNumber, reservedNumbers, tasks, used, session, e.phase());
    }
    return this;
  }

  private AgentState changed(TaskKey key, UnaryOperator<AgentTask> change) {
    AgentTask task = tasks.get(key);
    return task == null ? this : with(tasks.plus(key, change.apply(task)), used);
  }

  private AgentState numbered() {
    return new AgentState(id, epoch, nextNumber + 1, reservedNumbers, tasks, used, session, phase);
  }

  private AgentState with(TreePMap<TaskKey, AgentTask> nextTasks, Resources nextUsed) {
    return new AgentState(
        id, epoch, nextNumber, reservedNumbers, nextTasks, nextUsed, session, phase);
  }

  private AgentState with(Optional<MasterSession> next) {
    return new AgentState(id, epoch, nextNumber, reservedNumbers, tasks, used, next, phase);
  }
}
