package dev.parley.sdk.core;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.offers.Offer;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.FrameworkToMaster.AcceptOffers;
import dev.parley.protocol.messages.FrameworkToMaster.Subscribe;
import dev.parley.protocol.messages.FrameworkToMaster.Teardown;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.MasterToFramework.FrameworkError;
import dev.parley.protocol.messages.Message;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.core.SchedulerCommand.HandleLinkEvent;
import dev.parley.sdk.core.SchedulerCommand.Leave;
import dev.parley.sdk.core.SchedulerCommand.Say;
import dev.parley.sdk.core.SchedulerCommand.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The session of one framework with whichever master leads: subscription and re-subscription,
 * offers that are good only within the session, statuses delivered once and acknowledged. Decides
 * and leaves the doing to its owner, who runs the effects in order. Not thread-safe; nothing here
 * survives a crash, after which a framework subscribes with the id it kept and reconciles.
 */
public final class SchedulerCore {
  /** Between two subscriptions or teardowns that are not answered: messages may be lost. */
  static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  /** For an answer to a subscription or a teardown. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private enum Phase {
    DISCONNECTED,
    SUBSCRIBING,
    SUBSCRIBED,
    ENDED
  }

  private final Effects effects = new Effects();
  private final OpenBusiness business;
  private FrameworkInfo info;
  private Phase phase = Phase.DISCONNECTED;
  private long epoch;
  private boolean known;
  private Duration heartbeatTimeout = Duration.ZERO;
  private Instant connectedAt = Instant.EPOCH;
  private Instant lastHeard = Instant.EPOCH;
  private Instant lastAsked = Instant.EPOCH;
  private Optional<Instant> teardownSince = Optional.empty();

  /**
   * @param info with the id given before, if the framework is to take over
   * @param manualAcknowledgement whether the author acknowledges statuses
   */
  public SchedulerCore(FrameworkInfo info, boolean manualAcknowledgement) {
    this.info = info;
    this.business = new OpenBusiness(info, manualAcknowledgement, effects);
    this.known = info.id().isPresent();
  }

  /** Absent before the first subscription. */
  public Optional<FrameworkId> frameworkId() {
    return info.id();
  }

  public boolean subscribed() {
    return phase == Phase.SUBSCRIBED;
  }

  /** Those of this session that are not answered, in the order of their arrival. */
  public Collection<Offer> openOffers() {
    return business.openOffers();
  }

  /** Decides; does nothing once the session is over. */
  public List<SchedulerEffect> decide(SchedulerCommand command, Instant now) {
    if (phase == Phase.ENDED) {
      return List.of();
    } else if (command instanceof HandleLinkEvent link) {
      linkEvent(link.event(), now);
    } else if (command instanceof Say say) {
      say(say.message(), now);
    } else if (command instanceof Tick) {
      tick(now);
    } else if (command instanceof Leave && teardownSince.isEmpty()) {
      end(Optional.empty());
    }
    return effects.take();
  }

  private void linkEvent(LinkEvent event, Instant now) {
    if (event instanceof LinkEvent.Connected connected) {
      connected(connected, now);
    } else if (event instanceof LinkEvent.Disconnected disconnected) {
      interrupted(disconnected.why());
    } else if (event instanceof LinkEvent.Received received
        && received.epoch() == epoch
        && phase != Phase.DISCONNECTED) {
      lastHeard = now;
      received(received.message(), now);
    }
  }

  private void connected(LinkEvent.Connected event, Instant now) {
    if (event.epoch() < epoch) {
      return;
    }
    interrupted("another master leads");
    epoch = event.epoch();
    phase = Phase.SUBSCRIBING;
    connectedAt = now;
    askFor(new Subscribe(info), now);
  }

  private void interrupted(String why) {
    if (phase == Phase.SUBSCRIBED) {
      business.sessionEnds();
      // The end of a session that is being torn down is no news to its author.
      if (teardownSince.isEmpty()) {
        effects.deliver(new FrameworkEvent.Disconnected(why));
      }
    }
    phase = Phase.DISCONNECTED;
  }

  private void received(Message message, Instant now) {
    if (message instanceof MasterToFramework.Subscribed answer) {
      subscribed(answer, now);
    } else if (message instanceof FrameworkError error) {
      // The answer to a teardown, be it this one or one whose answer was lost.
      end(teardownSince.isPresent() ? Optional.empty() : Optional.of(error.message()));
    } else if (phase == Phase.SUBSCRIBED) {
      business.received(message);
    }
    // Otherwise it was meant for a session that is over, or sent ahead of one; the master sends
    // again what counts.
  }

  private void subscribed(MasterToFramework.Subscribed answer, Instant now) {
    if (info.id().isPresent() && !info.id().get().equals(answer.id())) {
      end(
          Optional.of(
              "framework "
                  + info.id().get()
                  + ": the master subscribed it as "
                  + answer.id()
                  + ", so its tasks are not known there; is this the same cluster?"));
      return;
    }
    heartbeatTimeout = answer.heartbeatTimeout();
    if (phase == Phase.SUBSCRIBED) {
      return;
    }
    phase = Phase.SUBSCRIBED;
    info = info.withId(answer.id());
    if (teardownSince.isPresent()) {
      askFor(new Teardown(), now);
      return;
    }
    effects.deliver(new FrameworkEvent.Subscribed(answer.id(), known));
    known = true;
    business.sessionBegins();
  }

  private void say(FrameworkToMaster message, Instant now) {
    boolean open = phase == Phase.SUBSCRIBED;
    if (message instanceof Teardown) {
      tearDown(now);
    } else if (message instanceof AcceptOffers accept) {
      business.accept(accept, open && teardownSince.isEmpty(), now);
    } else {
      business.say(message, open);
    }
  }

  private void tearDown(Instant now) {
    if (teardownSince.isPresent()) {
      return;
    }
    teardownSince = Optional.of(now);
    boolean neverAsked = lastAsked.equals(Instant.EPOCH);
    if (phase == Phase.SUBSCRIBED) {
      askFor(new Teardown(), now);
    } else if (neverAsked && info.id().isEmpty()) {
      // No master can know of the framework: there is nothing to tear down.
      end(Optional.empty());
    }
  }

  private void tick(Instant now) {
    boolean askAgain = passed(lastAsked, ASK_AGAIN, now);
    if (teardownSince.isPresent() && passed(teardownSince.get(), PATIENCE, now)) {
      end(
          Optional.of(
              "no master confirmed the teardown of framework '"
                  + info.name()
                  + "' within "
                  + PATIENCE.toSeconds()
                  + " s; its tasks run on until its fail-over timeout is over"));
    } else if (phase == Phase.SUBSCRIBING && passed(connectedAt, PATIENCE, now)) {
      reconnect("the master does not answer the subscription");
    } else if (phase == Phase.SUBSCRIBING && askAgain) {
      askFor(new Subscribe(info), now);
    } else if (phase == Phase.SUBSCRIBED && teardownSince.isPresent() && askAgain) {
      askFor(new Teardown(), now);
    } else if (phase == Phase.SUBSCRIBED && passed(lastHeard, heartbeatTimeout, now)) {
      reconnect("no heartbeat of the master for " + heartbeatTimeout.toMillis() + " ms");
    }
  }

  private static boolean passed(Instant since, Duration time, Instant now) {
    return Duration.between(since, now).compareTo(time) >= 0;
  }

  private void reconnect(String why) {
    interrupted(why);
    effects.reconnect(why);
  }

  private void askFor(FrameworkToMaster question, Instant now) {
    lastAsked = now;
    effects.send(question);
  }

  private void end(Optional<String> failure) {
    failure.ifPresent(message -> effects.deliver(new FrameworkEvent.Failed(message)));
    business.sessionEnds();
    phase = Phase.ENDED;
    effects.end(failure);
  }
}
