package dev.parley.agent.core;

import dev.parley.agent.core.AgentEvent.PhaseEntered;
import dev.parley.agent.core.AgentState.Phase;
import dev.parley.protocol.messages.AgentToMaster.UnregisterAgent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How an agent ends: in order, with all its tasks, or because it is refused. */
final class Leaving {
  private final AgentCoreSettings settings;
  private final Kills kills;

  Leaving(AgentCoreSettings settings, Kills kills) {
    this.settings = settings;
    this.kills = kills;
  }

  void shutDown(Turn turn) {
    if (turn.state().phase() != Phase.SERVING) {
      return;
    }
    turn.record(new PhaseEntered(Phase.LEAVING));
    for (AgentTask task : List.copyOf(turn.state().liveTasks().toList())) {
      kills.kill(turn, task.key(), Optional.of(grace(task)), "the agent is shutting down");
    }
    Duration limit = settings.shutdownGrace().plus(settings.lastWords());
    turn.then(new AgentEffect.StartShutDownTimer(limit));
  }

  private Duration grace(AgentTask task) {
    Duration own = task.launch().spec().killGrace();
    return own.compareTo(settings.shutdownGrace()) < 0 ? own : settings.shutdownGrace();
  }

  /** Whoever has not ended by now is ended; what is not acknowledged waits on disk. */
  void shutDownOver(Turn turn) {
    if (turn.state().phase() != Phase.SERVING) {
      turn.state()
          .liveTasks()
          .forEach(t -> turn.then(new AgentEffect.Kill(t.key(), t.launch().container())));
      finish(turn);
    }
  }

  /** Called after every command. */
  void finishIfDone(Turn turn) {
    AgentState state = turn.state();
    boolean leaving = state.phase() == Phase.LEAVING || state.phase() == Phase.LAST_WORDS;
    if (!leaving || state.liveTasks().findAny().isPresent()) {
      return;
    }
    // With no master to hear the last ends, they wait on disk for the next start.
    if (state.tasks().isEmpty() || !state.registered()) {
      finish(turn);
    } else if (state.phase() == Phase.LEAVING) {
      turn.record(new PhaseEntered(Phase.LAST_WORDS));
      turn.then(new AgentEffect.StartShutDownTimer(settings.lastWords()));
    }
  }

  private static void finish(Turn turn) {
    turn.record(new PhaseEntered(Phase.LEFT));
    if (turn.state().registered()) {
      turn.send(new UnregisterAgent());
    }
    turn.then(new AgentEffect.Finish());
  }

  void refused(Turn turn, String message) {
    turn.record(new PhaseEntered(Phase.LEFT));
    turn.then(new AgentEffect.Stop(message));
  }
}
