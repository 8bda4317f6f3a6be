package dev.parley.sdk.core;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.offers.Offer;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.FrameworkToMaster.AcceptOffers;
import dev.parley.protocol.messages.FrameworkToMaster.AcknowledgeStatus;
import dev.parley.protocol.messages.FrameworkToMaster.DeclineOffers;
import dev.parley.protocol.messages.FrameworkToMaster.FrameworkPong;
import dev.parley.protocol.messages.FrameworkToMaster.Subscribe;
import dev.parley.protocol.messages.FrameworkToMaster.Teardown;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.MasterToFramework.FrameworkError;
import dev.parley.protocol.messages.MasterToFramework.Heartbeat;
import dev.parley.protocol.messages.MasterToFramework.RescindOffers;
import dev.parley.protocol.messages.MasterToFramework.ResourceOffers;
import dev.parley.protocol.messages.MasterToFramework.StatusUpdate;
import dev.parley.protocol.messages.Message;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.core.SchedulerCommand.HandleLinkEvent;
import dev.parley.sdk.core.SchedulerCommand.Leave;
import dev.parley.sdk.core.SchedulerCommand.Say;
import dev.parley.sdk.core.SchedulerCommand.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  private final boolean manualAcknowledgement;
  private final OpenOffers offers = new OpenOffers();
  private final DeliveredStatuses statuses = new DeliveredStatuses();
  private final OpenLaunches launches = new OpenLaunches();
  private final OpenStateCalls stateCalls = new OpenStateCalls();
  private final StandingCalls standing;
  private FrameworkInfo info;
  private Phase phase = Phase.DISCONNECTED;
  private long epoch;
  private boolean known;
  private Duration heartbeatTimeout = Duration.ZERO;
  private Instant connectedAt = Instant.EPOCH;
  private Instant lastHeard = Instant.EPOCH;
  private Instant lastAsked = Instant.EPOCH;
  private Optional<Instant> teardownSince = Optional.empty();
  private List<SchedulerEffect> effects = new ArrayList<>();

  /**
   * @param info with the id given before, if the framework is to take over
   * @param manualAcknowledgement whether the author acknowledges statuses
   */
  public SchedulerCore(FrameworkInfo info, boolean manualAcknowledgement) {
    this.info = info;
    this.manualAcknowledgement = manualAcknowledgement;
    this.standing = new StandingCalls(info.roles());
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
    return offers.all();
  }

  /** Decides; does nothing once the session is over. */
  public List<SchedulerEffect> decide(SchedulerCommand command, Instant now) {
    effects = new ArrayList<>();
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
    return List.copyOf(effects);
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
      offers.voidAll();
      // The end of a session that is being torn down is no news to its author.
      if (teardownSince.isEmpty()) {
        deliver(new FrameworkEvent.Disconnected(why));
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
    } else if (phase != Phase.SUBSCRIBED) {
      // Meant for a session that is over, or sent ahead of one; the master sends again what counts.
      return;
    } else if (message instanceof Heartbeat) {
      send(new FrameworkPong());
    } else if (message instanceof ResourceOffers news) {
      List<Offer> fresh = offers.received(news.offers());
      if (!fresh.isEmpty()) {
        deliver(new FrameworkEvent.OffersReceived(fresh));
      }
    } else if (message instanceof RescindOffers news) {
      var rescinded = offers.rescinded(news.offers());
      if (!rescinded.isEmpty()) {
        deliver(new FrameworkEvent.OffersRescinded(rescinded));
      }
    } else if (message instanceof StatusUpdate update) {
      status(update.status());
    } else if (message instanceof MasterToFramework answer && stateCalls.answered(answer)) {
      effects.add(new SchedulerEffect.AnswerState(answer));
    }
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
    deliver(new FrameworkEvent.Subscribed(answer.id(), known));
    known = true;
    launches.askInNewSession().forEach(this::send);
    standing.takeForNewSession().forEach(this::send);
    stateCalls.all().forEach(this::send);
  }

  private void status(TaskStatus news) {
    TaskStatus status = launches.heard(news, info.isPartitionAware());
    if (status.state().hasEnded() || status.state() == TaskState.UNKNOWN) {
      standing.taskIsGone(status.task());
    }
    Optional<AcknowledgeStatus> acknowledgement = MessageHandle.acknowledgementOf(status);
    if (acknowledgement.isEmpty()) {
      deliver(new FrameworkEvent.StatusReceived(status));
      return;
    }
    switch (statuses.arrived(acknowledgement.get())) {
      case NEW -> {
        deliver(new FrameworkEvent.StatusReceived(status));
        if (!manualAcknowledgement) {
          statuses.acknowledged(acknowledgement.get());
          send(acknowledgement.get());
        }
      }
      case ACKNOWLEDGED -> send(acknowledgement.get());
      case WAITING -> {
        // The author has it and will acknowledge it; doing so now would be a lie.
      }
    }
  }

  private void say(FrameworkToMaster message, Instant now) {
    if (message instanceof AcceptOffers accept) {
      offers.answered(accept.offers());
      if (phase == Phase.SUBSCRIBED && teardownSince.isEmpty()) {
        launches.sent(accept);
        send(accept);
      } else {
        DroppedLaunches.statuses(info, accept, now)
            .forEach(s -> deliver(new FrameworkEvent.StatusReceived(s)));
      }
    } else if (message instanceof DeclineOffers decline) {
      offers.answered(decline.offers());
      if (phase == Phase.SUBSCRIBED) {
        send(decline);
      }
    } else if (message instanceof Teardown) {
      tearDown(now);
    } else if (message instanceof AcknowledgeStatus acknowledgement) {
      if (manualAcknowledgement) {
        statuses.acknowledged(acknowledgement);
        sayInAnySession(acknowledgement);
      }
    } else {
      sayInAnySession(message);
    }
  }

  private void sayInAnySession(FrameworkToMaster message) {
    boolean open = phase == Phase.SUBSCRIBED;
    if (!stateCalls.asked(message)) {
      standing.add(message, open);
    }
    if (open) {
      send(message);
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
    effects.add(new SchedulerEffect.Reconnect(why));
  }

  private void askFor(FrameworkToMaster question, Instant now) {
    lastAsked = now;
    send(question);
  }

  private void end(Optional<String> failure) {
    failure.ifPresent(message -> deliver(new FrameworkEvent.Failed(message)));
    offers.voidAll();
    phase = Phase.ENDED;
    effects.add(new SchedulerEffect.End(failure));
  }

  private void send(FrameworkToMaster message) {
    effects.add(new SchedulerEffect.SendToMaster(message));
  }

  private void deliver(FrameworkEvent event) {
    effects.add(new SchedulerEffect.Deliver(event));
  }
}
