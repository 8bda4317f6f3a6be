package dev.parley.sdk.core;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.offers.Offer;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.FrameworkToMaster.AcceptOffers;
import dev.parley.protocol.messages.FrameworkToMaster.AcknowledgeStatus;
import dev.parley.protocol.messages.FrameworkToMaster.DeclineOffers;
import dev.parley.protocol.messages.FrameworkToMaster.FrameworkPong;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.MasterToFramework.Heartbeat;
import dev.parley.protocol.messages.MasterToFramework.RescindOffers;
import dev.parley.protocol.messages.MasterToFramework.ResourceOffers;
import dev.parley.protocol.messages.MasterToFramework.StatusUpdate;
import dev.parley.protocol.messages.Message;
import dev.parley.sdk.FrameworkEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is under way between the author and the masters: offers, launches, statuses, calls. Some of
 * it ends with a session, the rest is taken up again in the next one.
 */
final class OpenBusiness {
  private final boolean manualAcknowledgement;
  private final Effects effects;
  private final OpenOffers offers = new OpenOffers();
  private final OpenLaunches launches = new OpenLaunches();
  private final OpenStateCalls stateCalls = new OpenStateCalls();
  private final DeliveredStatuses statuses = new DeliveredStatuses();
  private final StandingCalls standing;
  private final boolean partitionAware;

  OpenBusiness(FrameworkInfo info, boolean manualAcknowledgement, Effects effects) {
    this.manualAcknowledgement = manualAcknowledgement;
    this.effects = effects;
    this.standing = new StandingCalls(info.roles());
    this.partitionAware = info.isPartitionAware();
  }

  Collection<Offer> openOffers() {
    return offers.all();
  }

  /** What was left open is taken up with this master. */
  void sessionBegins() {
    launches.askInNewSession().forEach(effects::send);
    standing.takeForNewSession().forEach(effects::send);
    stateCalls.all().forEach(effects::send);
  }

  void sessionEnds() {
    offers.voidAll();
  }

  /** News of the master, in a session. */
  void received(Message message) {
    if (message instanceof Heartbeat) {
      effects.send(new FrameworkPong());
    } else if (message instanceof ResourceOffers news) {
      List<Offer> fresh = offers.received(news.offers());
      if (!fresh.isEmpty()) {
        effects.deliver(new FrameworkEvent.OffersReceived(fresh));
      }
    } else if (message instanceof RescindOffers news) {
      var rescinded = offers.rescinded(news.offers());
      if (!rescinded.isEmpty()) {
        effects.deliver(new FrameworkEvent.OffersRescinded(rescinded));
      }
    } else if (message instanceof StatusUpdate update) {
      status(launches.heard(update.status(), partitionAware));
    } else if (message instanceof MasterToFramework answer && stateCalls.answered(answer)) {
      effects.answerState(answer);
    }
  }

  private void status(TaskStatus status) {
    if (status.state().hasEnded() || status.state() == TaskState.UNKNOWN) {
      standing.taskIsGone(status.task());
    }
    Optional<AcknowledgeStatus> acknowledgement = MessageHandle.acknowledgementOf(status);
    if (acknowledgement.isEmpty()) {
      effects.deliver(new FrameworkEvent.StatusReceived(status));
      return;
    }
    switch (statuses.arrived(acknowledgement.get())) {
      case NEW -> {
        effects.deliver(new FrameworkEvent.StatusReceived(status));
        if (!manualAcknowledgement) {
          statuses.acknowledged(acknowledgement.get());
          effects.send(acknowledgement.get());
        }
      }
      case ACKNOWLEDGED -> effects.send(acknowledgement.get());
      case WAITING -> {
        // The author has it and will acknowledge it; doing so now would be a lie.
      }
    }
  }

  /**
   * A launch.
   *
   * @param open whether it can be sent; if not, its tasks are dropped
   */
  void accept(AcceptOffers accept, boolean open, Instant now) {
    offers.answered(accept.offers());
    if (open) {
      launches.sent(accept);
      effects.send(accept);
    } else {
      DroppedLaunches.statuses(partitionAware, accept, now)
          .forEach(s -> effects.deliver(new FrameworkEvent.StatusReceived(s)));
    }
  }

  /**
   * Any other call of the author.
   *
   * @param open whether there is a session to say it in
   */
  void say(FrameworkToMaster message, boolean open) {
    if (message instanceof DeclineOffers decline) {
      offers.answered(decline.offers());
      if (open) {
        effects.send(decline);
      }
    } else if (!(message instanceof AcknowledgeStatus acknowledgement)) {
      sayInAnySession(message, open);
    } else if (manualAcknowledgement) {
      statuses.acknowledged(acknowledgement);
      sayInAnySession(acknowledgement, open);
    }
  }

  private void sayInAnySession(FrameworkToMaster message, boolean open) {
    if (!stateCalls.asked(message)) {
      standing.add(message, open);
    }
    if (open) {
      effects.send(message);
    }
  }
}
