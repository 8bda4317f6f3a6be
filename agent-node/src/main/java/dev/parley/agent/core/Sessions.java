package dev.parley.agent.core;

import dev.parley.agent.core.AgentEvent.AgentIdGiven;
import dev.parley.agent.core.AgentEvent.EpochSeen;
import dev.parley.agent.core.AgentEvent.MasterHeard;
import dev.parley.agent.core.AgentEvent.SessionClosed;
import dev.parley.agent.core.AgentEvent.SessionOpened;
import dev.parley.agent.core.AgentEvent.SessionRegistered;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster.AgentPong;
import dev.parley.protocol.messages.AgentToMaster.HeldTask;
import dev.parley.protocol.messages.AgentToMaster.RegisterAgent;
import dev.parley.protocol.messages.MasterToAgent.AgentRegistered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The conversation with the leading master: which one is listened to, and that it is alive. */
final class Sessions {
  private final AgentCoreSettings settings;
  private final Set<Safeguard> safeguards;
  private final StatusUpdates updates;

  Sessions(AgentCoreSettings settings, Set<Safeguard> safeguards, StatusUpdates updates) {
    this.settings = settings;
    this.safeguards = safeguards;
    this.updates = updates;
  }

  /** A master of a lower epoch was deposed, whatever it believes itself. */
  void connected(Turn turn, long epoch) {
    long highest = turn.state().epoch();
    if (epoch < highest && safeguards.contains(Safeguard.REFUSE_LOWER_EPOCHS)) {
      String why = "its epoch " + epoch + " is lower than " + highest + ", which was seen before";
      turn.then(new AgentEffect.Reconnect(why));
      return;
    }
    if (epoch > highest) {
      turn.record(new EpochSeen(epoch));
    }
    turn.record(new SessionOpened(epoch, turn.now()));
    turn.send(new RegisterAgent(settings.info(), turn.state().id(), heldTasks(turn)));
  }

  private static List<HeldTask> heldTasks(Turn turn) {
    List<HeldTask> held = new ArrayList<>();
    for (AgentTask task : turn.state().tasks().values()) {
      Optional<TaskStatus> last = task.statuses().stream().reduce((earlier, later) -> later);
      last.ifPresent(
          status -> held.add(new HeldTask(task.key().framework(), task.launch().spec(), status)));
    }
    return held;
  }

  void disconnected(Turn turn) {
    if (turn.state().session().isPresent()) {
      turn.record(new SessionClosed());
    }
  }

  /** Whether a message of this epoch belongs to the open session; late ones of earlier do not. */
  boolean listensTo(Turn turn, long epoch) {
    Optional<MasterSession> session = turn.state().session();
    if (session.filter(s -> epoch > s.epoch()).isPresent()) {
      turn.record(new EpochSeen(epoch));
      reconnect(turn, "a master of the later epoch " + epoch + " speaks");
      return false;
    }
    return session.filter(s -> epoch == s.epoch()).isPresent();
  }

  void registered(Turn turn, AgentRegistered answer) {
    if (!turn.state().id().equals(Optional.of(answer.id()))) {
      turn.record(new AgentIdGiven(answer.id()));
    }
    turn.record(new SessionRegistered(answer.pingTimeout(), turn.now()));
    updates.report(turn);
    updates.resendAll(turn);
  }

  void ping(Turn turn) {
    if (turn.state().registered()) {
      turn.record(new MasterHeard(turn.now()));
    }
    turn.send(new AgentPong());
  }

  /**
   * A registration without an answer is not sent again within its session: a launch that crosses it
   * would be in neither list, and the master would take the task for lost. A new session begins
   * clean.
   */
  void checkAnswers(Turn turn) {
    MasterSession session = turn.state().session().orElse(null);
    if (session == null) {
      return;
    }
    Duration silence = Duration.between(session.heardAt(), turn.now());
    if (!session.registered()) {
      if (silence.compareTo(settings.resendInterval()) >= 0) {
        reconnect(turn, "the registration was not answered");
      }
    } else if (!session.pingTimeout().isZero() && silence.compareTo(session.pingTimeout()) > 0) {
      reconnect(turn, "the master has been silent for " + silence.toMillis() + " ms");
    }
  }

  private static void reconnect(Turn turn, String why) {
    turn.record(new SessionClosed());
    turn.then(new AgentEffect.Reconnect(why));
  }
}
