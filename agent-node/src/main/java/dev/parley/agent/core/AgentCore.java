package dev.parley.agent.core;

import dev.parley.agent.core.AgentState.Phase;
import dev.parley.model.ids.TaskKey;
import dev.parley.protocol.messages.MasterToAgent;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Every decision of an agent, as a function of its state, one command and the time. Holds no state
 * and may be shared; the one who calls makes the events durable before it runs the effects.
 */
public final class AgentCore {
  private final StatusUpdates updates;
  private final Kills kills;
  private final Launches launches;
  private final TaskEnds ends;
  private final Sessions sessions;
  private final Leaving leaving;

  public AgentCore(AgentCoreSettings settings) {
    this(settings, Safeguard.ALL);
  }

  /**
   * @param safeguards all of them, unless a test wants to see what happens without one
   */
  public AgentCore(AgentCoreSettings settings, Set<Safeguard> safeguards) {
    this.updates = new StatusUpdates(settings, Set.copyOf(safeguards));
    this.kills = new Kills(updates);
    this.launches = new Launches(updates);
    this.ends = new TaskEnds(updates, kills);
    this.sessions = new Sessions(settings, Set.copyOf(safeguards), updates);
    this.leaving = new Leaving(settings, kills);
  }

  public Decision decide(AgentState state, AgentCommand command, Instant now) {
    Turn turn = new Turn(state, now);
    if (state.phase() != Phase.LEFT) {
      handle(turn, command);
      leaving.finishIfDone(turn);
    }
    return turn.decision();
  }

  private void handle(Turn turn, AgentCommand command) {
    if (command instanceof AgentCommand.TaskOutcome c) {
      handleOutcome(turn, c);
    } else if (command instanceof AgentCommand.FromMaster c) {
      if (sessions.listensTo(turn, c.epoch())) {
        handleMessage(turn, c.message());
      }
    } else if (command instanceof AgentCommand.Connected c) {
      sessions.connected(turn, c.epoch());
    } else if (command instanceof AgentCommand.Disconnected) {
      sessions.disconnected(turn);
    } else if (command instanceof AgentCommand.ResendDue) {
      sessions.checkAnswers(turn);
      updates.resendDue(turn);
    } else if (command instanceof AgentCommand.GraceOver c) {
      kills.graceOver(turn, c.task());
    } else if (command instanceof AgentCommand.Start) {
      start(turn);
    } else if (command instanceof AgentCommand.ShutDown) {
      leaving.shutDown(turn);
    } else if (command instanceof AgentCommand.ShutDownOver) {
      leaving.shutDownOver(turn);
    } else {
      throw new IllegalArgumentException("no rule for " + command);
    }
  }

  private void handleOutcome(Turn turn, AgentCommand.TaskOutcome outcome) {
    if (outcome instanceof AgentCommand.TaskStarted o) {
      ends.started(turn, o);
    } else if (outcome instanceof AgentCommand.TaskExited o) {
      ends.exited(turn, o);
    } else if (outcome instanceof AgentCommand.LaunchFailed o) {
      ends.launchFailed(turn, o);
    } else if (outcome instanceof AgentCommand.TaskVanished o) {
      ends.vanished(turn, o);
    } else {
      throw new IllegalArgumentException("no rule for " + outcome);
    }
  }

  private void handleMessage(Turn turn, MasterToAgent message) {
    if (message instanceof MasterToAgent.RunTasks m) {
      launches.run(turn, m);
    } else if (message instanceof MasterToAgent.AcknowledgeAgentStatus m) {
      updates.acknowledge(turn, new TaskKey(m.framework(), m.task()), m.status());
    } else if (message instanceof MasterToAgent.Ping) {
      sessions.ping(turn);
    } else if (message instanceof MasterToAgent.KillAgentTask m) {
      kills.kill(turn, new TaskKey(m.framework(), m.task()), m.grace(), "a kill was asked for");
    } else if (message instanceof MasterToAgent.ShutdownFramework m) {
      kills.shutDownFramework(turn, m.framework());
    } else if (message instanceof MasterToAgent.AgentRegistered m) {
      sessions.registered(turn, m);
    } else if (message instanceof MasterToAgent.AgentRefused m) {
      leaving.refused(turn, m.message());
    } else {
      throw new IllegalArgumentException("no rule for " + message);
    }
  }

  /** Takes up what an earlier JVM left: finds the processes again, and finishes what was torn. */
  private void start(Turn turn) {
    launches.skipUsedNumbers(turn);
    for (AgentTask task : List.copyOf(turn.state().tasks().values())) {
      boolean settled = task.disowned() || task.firstUnacknowledged().isEmpty();
      if (task.statuses().isEmpty()) {
        // A write that was cut short, before anything was started: the master, which hears nothing
        // of the task, says that it never reached us, and there must be no other end.
        updates.forget(turn, task.key());
      } else if (task.hasEnded()) {
        updates.release(turn, task.key());
        if (settled) {
          updates.settle(turn, task.key());
        }
      }
    }
    List<TaskLaunch> expected = turn.state().liveTasks().map(AgentTask::launch).toList();
    turn.then(new AgentEffect.Reattach(expected));
  }
}
