package dev.parley.sdk.core;

import dev.parley.model.ids.Role;
import dev.parley.model.ids.TaskId;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.FrameworkToMaster.AcknowledgeStatus;
import dev.parley.protocol.messages.FrameworkToMaster.KillTask;
import dev.parley.protocol.messages.FrameworkToMaster.Reconcile;
import dev.parley.protocol.messages.FrameworkToMaster.Revive;
import dev.parley.protocol.messages.FrameworkToMaster.Suppress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an author asked for that outlives a session, because it may be said twice: kills until the
 * task has ended and suppressed roles until revived, as a fail-over may have swallowed them; the
 * rest only when it was asked for while there was no session. Answers to offers are not here: they
 * are void when the session ends.
 */
final class StandingCalls {
  private final Set<Role> allRoles;
  private final Set<Role> suppressed = new TreeSet<>();
  private final Set<Role> revived = new TreeSet<>();
  private final Map<TaskId, KillTask> kills = new LinkedHashMap<>();
  private final Set<FrameworkToMaster> unsent = new LinkedHashSet<>();

  StandingCalls(Set<Role> allRoles) {
    this.allRoles = allRoles;
  }

  /**
   * @param sent whether a session is open, so that the master is told now
   */
  void add(FrameworkToMaster call, boolean sent) {
    if (call instanceof Suppress suppress) {
      Set<Role> roles = meant(suppress.roles());
      suppressed.addAll(roles);
      revived.removeAll(roles);
    } else if (call instanceof Revive revive) {
      Set<Role> roles = meant(revive.roles());
      suppressed.removeAll(roles);
      if (!sent) {
        revived.addAll(roles);
      }
    } else if (call instanceof KillTask kill) {
      kills.put(kill.task(), kill);
    } else if ((call instanceof AcknowledgeStatus || call instanceof Reconcile) && !sent) {
      unsent.add(call);
    }
  }

  /** The task has ended or nobody knows it: there is nothing left to kill. */
  void taskIsGone(TaskId task) {
    kills.remove(task);
  }

  /** What to say at the beginning of a session. */
  List<FrameworkToMaster> takeForNewSession() {
    List<FrameworkToMaster> calls = new ArrayList<>();
    if (!suppressed.isEmpty()) {
      calls.add(new Suppress(copy(suppressed)));
    }
    if (!revived.isEmpty()) {
      calls.add(new Revive(copy(revived)));
    }
    calls.addAll(kills.values());
    calls.addAll(unsent);
    revived.clear();
    unsent.clear();
    return calls;
  }

  private Set<Role> meant(Set<Role> roles) {
    return roles.isEmpty() ? allRoles : roles;
  }

  // Sorted, not Set.copyOf: its order differs from run to run, and a simulation must not.
  private static Set<Role> copy(Set<Role> roles) {
    return Collections.unmodifiableSet(new TreeSet<>(roles));
  }
}
