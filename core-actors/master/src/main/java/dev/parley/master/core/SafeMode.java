package dev.parley.master.core;

import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether this master may begin anything: it may while it holds a proof of the quorum that is not
 * older than a second or so. Without one nothing is offered and nothing launched, and nothing is
 * decided that has to be durable, for its write would hold up everything else: it is put off until
 * the proof is back, or left out if it is said again anyway. Soft state.
 */
final class SafeMode {
  /** What reaches the registry, or is an answer that another leader may know better. */
  static final Set<Class<?>> PUT_OFF =
      Set.of(
          MasterCommand.AllocationsMade.class,
          MasterCommand.SessionBroken.class,
          MasterCommand.KillByOperator.class,
          MasterCommand.OrderByOperator.class,
          AgentToMaster.RegisterAgent.class,
          // Not left out: of a task whose framework is gone, the agent says the end only once.
          AgentToMaster.AgentStatusUpdate.class,
          AgentToMaster.UnregisterAgent.class,
          FrameworkToMaster.Subscribe.class,
          FrameworkToMaster.KillTask.class,
          FrameworkToMaster.Reconcile.class,
          FrameworkToMaster.PutState.class,
          FrameworkToMaster.DeleteState.class,
          FrameworkToMaster.GetState.class,
          FrameworkToMaster.Teardown.class);

  /** A status that is not acknowledged is said again, and so asks again for that. */
  static final Set<Class<?>> LEFT_OUT = Set.of(FrameworkToMaster.AcknowledgeStatus.class);

  private static final Set<Class<?>> PONGS =
      Set.of(AgentToMaster.AgentPong.class, FrameworkToMaster.FrameworkPong.class);

  private final Duration proofStands;
  private final boolean isTaken;

  /** A set, because who waits for an answer may ask again. */
  private final Set<MasterCommand> later = new LinkedHashSet<>();

  /** Sessions whose first message is put off: the next ones make no sense before it. */
  private final Map<SessionId, Message> opening = new TreeMap<>();

  private Optional<Instant> provedAt = Optional.empty();
  private Optional<Instant> since = Optional.empty();

  SafeMode(Duration proofStands, Set<Safeguard> safeguards) {
    this.proofStands = proofStands;
    this.isTaken = safeguards.contains(Safeguard.QUORUM_PROOF);
  }

  boolean isOn() {
    return since.isPresent();
  }

  void proved(Instant at) {
    // The last word counts, also if the clock was put back since the one before.
    provedAt = Optional.of(at);
  }

  /** Whether it begins at this moment, because the proof has run out. */
  boolean begins(Instant now) {
    if (isOn() || holds(now) || !isTaken) {
      return false;
    }
    since = Optional.of(now);
    return true;
  }

  /** How long it lasted, if it ends at this moment. */
  Optional<Duration> ends(Instant now) {
    Optional<Duration> lasted = since.filter(s -> holds(now)).map(s -> Duration.between(s, now));
    lasted.ifPresent(time -> since = Optional.empty());
    return lasted;
  }

  private boolean holds(Instant now) {
    return provedAt
        .filter(at -> !now.isBefore(at) && !now.isAfter(at.plus(proofStands)))
        .isPresent();
  }

  /** Whether the command is not to be decided on now. */
  boolean keepsBack(MasterCommand command) {
    Optional<SessionId> session = sessionOf(command);
    Class<?> kind = kindOf(command);
    boolean early = session.filter(opening::containsKey).isPresent();
    if (PUT_OFF.contains(kind) || (early && !PONGS.contains(kind))) {
      later.add(command);
      if (kind == AgentToMaster.RegisterAgent.class) {
        session.ifPresent(id -> opening.put(id, new MasterToAgent.Ping()));
      } else if (kind == FrameworkToMaster.Subscribe.class) {
        session.ifPresent(id -> opening.put(id, new MasterToFramework.Heartbeat()));
      }
    }
    return early || PUT_OFF.contains(kind) || LEFT_OUT.contains(kind);
  }

  /** What was put off, in the order in which it came; to be decided on now. */
  List<MasterCommand> takePutOff() {
    List<MasterCommand> all = List.copyOf(later);
    later.clear();
    opening.clear();
    return all;
  }

  /** Who waits for its session is to know that this master is there. */
  void pingWhoWaits(Turn turn) {
    opening.forEach(turn::send);
  }

  private static Class<?> kindOf(MasterCommand command) {
    if (command instanceof MasterCommand.FromAgent c) {
      return c.message().getClass();
    }
    return command instanceof MasterCommand.FromFramework c
        ? c.message().getClass()
        : command.getClass();
  }

  private static Optional<SessionId> sessionOf(MasterCommand command) {
    if (command instanceof MasterCommand.FromAgent c) {
      return Optional.of(c.session());
    }
    return command instanceof MasterCommand.FromFramework c
        ? Optional.of(c.session())
        : Optional.empty();
  }
}
