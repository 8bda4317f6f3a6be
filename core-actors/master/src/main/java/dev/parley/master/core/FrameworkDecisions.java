package dev.parley.master.core;

import dev.parley.allocator.AllocatorCommand;
import dev.parley.master.registry.FrameworkRecord;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.MasterToFramework;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides who is a framework here: subscription, take-over, silence, fail-over and end. */
final class FrameworkDecisions {
  private final MasterRules rules;
  private final Sessions sessions;
  private final SessionOrder order;
  private final Counters counters;
  private final OfferDecisions offers;
  private final TaskDecisions tasks;
  private Instant spareUntil = Instant.MIN;

  FrameworkDecisions(
      MasterRules rules,
      Sessions sessions,
      SessionOrder order,
      Counters counters,
      OfferDecisions offers,
      TaskDecisions tasks) {
    this.rules = rules;
    this.sessions = sessions;
    this.order = order;
    this.counters = counters;
    this.offers = offers;
    this.tasks = tasks;
  }

  void subscribe(Turn turn, SessionId session, FrameworkInfo info) {
    counters.count("messages_register_framework");
    if (sessions.framework(session).isPresent()) {
      return;
    }
    Optional<Long> place = order.take(session);
    if (place.isEmpty()) {
      turn.close(session, "no such session", false);
      return;
    }
    Optional<FrameworkId> given = info.id();
    if (given.isPresent() && order.isOutdated(given.get(), place.get())) {
      // Not an error: if it lives, it opens another session, and then it is the later one.
      turn.close(session, "the framework has opened a later session", false);
      return;
    }
    if (given.isPresent() && hasEnded(turn, given.get())) {
      turn.send(
          session,
          new MasterToFramework.FrameworkError("Framework has been removed: " + given.get()));
      turn.close(session, "the framework has been removed", false);
      return;
    }
    FrameworkId id = given.orElseGet(() -> newId(turn));
    sessions.framework(id).ifPresent(old -> replace(turn, old));
    if (turn.registry().framework(id).isPresent()) {
      turn.record(new RegistryEvent.FrameworkResubscribed(id, info.withId(id), turn.now()));
    } else {
      turn.record(new RegistryEvent.FrameworkAdmitted(id, info.withId(id), turn.now()));
    }
    sessions.openFramework(session, id, turn.now());
    order.subscribed(id, place.get());
    turn.send(session, new MasterToFramework.Subscribed(id, rules.frameworkTimeout()));
    turn.tellAllocator(new AllocatorCommand.AddFramework(id, info.roles(), Set.of()));
  }

  private static FrameworkId newId(Turn turn) {
    return new FrameworkId(
        String.format(
            "%s-%04d", turn.registry().clusterId(), turn.registry().frameworks().admitted()));
  }

  private static boolean hasEnded(Turn turn, FrameworkId id) {
    return turn.registry().framework(id).filter(FrameworkRecord::isRemoved).isPresent()
        || turn.registry().history().frameworks().stream().anyMatch(f -> f.id().equals(id));
  }

  private void replace(Turn turn, FrameworkSession old) {
    turn.send(old.id(), new MasterToFramework.FrameworkError("Framework failed over"));
    turn.close(old.id(), "the framework opened another session", false);
    sessions.close(old);
    offers.recoverAllOf(turn, old.framework());
  }

  void revive(Turn turn, FrameworkSession session, Set<Role> roles) {
    counters.count("messages_revive_offers");
    turn.tellAllocator(new AllocatorCommand.Revive(session.framework(), roles));
  }

  void suppress(Turn turn, FrameworkSession session, Set<Role> roles) {
    counters.count("messages_suppress_offers");
    turn.tellAllocator(new AllocatorCommand.Suppress(session.framework(), roles));
  }

  void tearDown(Turn turn, FrameworkSession session) {
    counters.count("messages_unregister_framework");
    sessions.close(session);
    turn.send(session.id(), new MasterToFramework.FrameworkError("Framework was torn down"));
    turn.close(session.id(), "the framework was torn down", false);
    remove(turn, session.framework(), "torn down");
  }

  void timePassed(Turn turn) {
    for (FrameworkSession session : sessions.allFrameworks()) {
      Duration silence = Duration.between(session.heardAt(), turn.now());
      if (silence.compareTo(rules.frameworkTimeout()) > 0) {
        lose(turn, session, "no word from it for " + silence.toMillis() + " ms", true);
      }
    }
    ping(turn);
    if (turn.now().isBefore(spareUntil)) {
      return;
    }
    List<FrameworkId> overdue =
        turn.registry().frameworks().all().stream()
            .filter(f -> isOverdue(f, turn.now()))
            .map(FrameworkRecord::id)
            .sorted()
            .toList();
    overdue.forEach(id -> remove(turn, id, "did not return within its fail-over timeout"));
  }

  void ping(Turn turn) {
    sessions.allFrameworks().forEach(s -> turn.send(s.id(), new MasterToFramework.Heartbeat()));
  }

  /**
   * Nobody could subscribe until now, for want of a leader or of a quorum: whoever is overdue gets
   * some time for it.
   */
  void spare(Instant now) {
    spareUntil = now.plus(rules.resubscribeGrace());
  }

  private static boolean isOverdue(FrameworkRecord framework, Instant now) {
    return framework.failoverDeadline().filter(deadline -> !now.isBefore(deadline)).isPresent();
  }

  /** The session is over; the framework has its fail-over timeout to open another one. */
  void lose(Turn turn, FrameworkSession session, String why, boolean giveUpNode) {
    FrameworkId id = session.framework();
    sessions.close(session);
    turn.close(session.id(), why, giveUpNode);
    offers.recoverAllOf(turn, id);
    turn.tellAllocator(new AllocatorCommand.DeactivateFramework(id));
    // Silence has lasted long enough; a session that broke under way is no fault of the framework.
    Duration least = giveUpNode ? Duration.ZERO : rules.resubscribeGrace();
    expect(turn, id, least);
  }

  /**
   * Under a new leader every framework has to open a new session, and gets some time for it even if
   * its own fail-over timeout is none.
   */
  void expectAfterFailover(Turn turn, FrameworkId id) {
    expect(turn, id, rules.resubscribeGrace());
  }

  private static void expect(Turn turn, FrameworkId id, Duration least) {
    turn.registry()
        .framework(id)
        .ifPresent(
            f -> {
              Duration own = f.info().failoverTimeout();
              Duration wait = own.compareTo(least) > 0 ? own : least;
              turn.record(new RegistryEvent.FrameworkDisconnected(id, turn.now().plus(wait)));
            });
  }

  private void remove(Turn turn, FrameworkId id, String why) {
    order.forget(id);
    offers.recoverAllOf(turn, id);
    turn.record(new RegistryEvent.FrameworkRemoved(id, why, turn.now()));
    turn.tellAllocator(new AllocatorCommand.DeactivateFramework(id));
    tasks.shutDown(turn, id);
  }
}
