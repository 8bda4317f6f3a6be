package dev.parley.simulation.world;

import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.simulation.world.End.Witness;
import java.util.List;

/** Writes down what happens, from outside of all nodes. */
public final class Ledger {
  private Past past = Past.NOTHING;

  public Past past() {
    return past;
  }

  /** A master of this epoch has committed these events. */
  public void committed(long epoch, List<RegistryEvent> events) {
    if (!events.isEmpty()) {
      past = past.withCommitIn(epoch);
    }
    for (RegistryEvent event : events) {
      if (event instanceof RegistryEvent.TaskLaunched e) {
        TaskKey task = new TaskKey(e.framework(), e.spec().id());
        past = past.withLaunch(new Launched(task, e.agent(), e.spec().resources()));
      } else if (event instanceof RegistryEvent.TaskStateChanged e) {
        end(Witness.REGISTRY, e.task(), e.status().state());
      } else if (event instanceof RegistryEvent.FrameworkRemoved e) {
        past = past.withRemoved(e.framework());
      }
    }
  }

  /** An agent has written down this status, and will report it. */
  public void recorded(TaskKey task, TaskStatus status) {
    end(Witness.AGENT, task, status.state());
  }

  /** A framework was told this. */
  public void told(TaskKey task, TaskState state) {
    end(Witness.FRAMEWORK, task, state);
    if (state == TaskState.LOST) {
      past = past.withToldLost(task);
    }
  }

  /**
   * An agent or a process of a framework has registered with a master.
   *
   * @param epoch of that master; 0 if the session was over before
   */
  public void turnedTo(String who, long epoch) {
    if (epoch > 0) {
      past = past.withTurn(who, epoch);
    }
  }

  /** A master has offered or launched something without knowing that it leads. */
  public void unproven(String what) {
    past = past.withUnproven(what);
  }

  private void end(Witness witness, TaskKey task, TaskState state) {
    if (state.hasEnded()) {
      past = past.withEnd(task, new End(witness, state));
    }
  }
}
