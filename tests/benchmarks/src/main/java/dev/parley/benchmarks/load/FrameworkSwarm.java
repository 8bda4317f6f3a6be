package dev.parley.benchmarks.load;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.SessionId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.offers.Operation;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.Message;
import dev.parley.protocol.wire.Envelope;
import java.time.Duration;
import java.util.List;

/**
 * Some frameworks in one actor, each with a session of its own. Of each offer one task is launched,
 * and the rest comes back as another offer; every update is acknowledged.
 */
final class FrameworkSwarm extends AbstractBehavior<Envelope> {
  private static final Filters LONG = Filters.refuseFor(Duration.ofHours(1));

  private final Channels channels;
  private final Lives lives;

  static Behavior<Envelope> create(Load load, LeaderSearch.LeaderIs leader, Lives lives) {
    return Behaviors.setup(context -> new FrameworkSwarm(context, load, leader, lives));
  }

  private FrameworkSwarm(
      ActorContext<Envelope> context, Load load, LeaderSearch.LeaderIs leader, Lives lives) {
    super(context);
    this.channels = new Channels(leader, context.getSelf());
    this.lives = lives;
    for (int i = 0; i < load.frameworks(); i++) {
      channels.open(
          new SessionId("framework-" + i),
          new FrameworkToMaster.Subscribe(FrameworkInfo.named("framework-" + i)));
    }
  }

  @Override
  public Receive<Envelope> createReceive() {
    return newReceiveBuilder().onMessage(Envelope.class, this::onEnvelope).build();
  }

  private Behavior<Envelope> onEnvelope(Envelope envelope) {
    channels.open(envelope).forEach(m -> onMessage(envelope.session(), m));
    return this;
  }

  private void onMessage(SessionId session, Message message) {
    if (message instanceof MasterToFramework.StatusUpdate m) {
      update(session, m.status());
    } else if (message instanceof MasterToFramework.ResourceOffers m) {
      m.offers().forEach(offer -> offered(session, offer));
    } else if (message instanceof MasterToFramework.Heartbeat) {
      channels.say(session, new FrameworkToMaster.FrameworkPong());
    } else if (!(message instanceof MasterToFramework.Subscribed
        || message instanceof MasterToFramework.RescindOffers)) {
      throw new IllegalStateException("framework " + session + " has no answer to " + message);
    }
  }

  private void offered(SessionId session, Offer offer) {
    if (!lives.accepting()) {
      channels.say(session, new FrameworkToMaster.DeclineOffers(List.of(offer.id()), LONG));
      return;
    }
    channels.say(
        session,
        new FrameworkToMaster.AcceptOffers(
            List.of(offer.id()),
            List.of(new Operation.Launch(List.of(TaskMold.task(lives.begin())))),
            Filters.NONE));
  }

  private void update(SessionId session, TaskStatus status) {
    if (status.id().isEmpty() || status.agent().isEmpty()) {
      // The offer had been taken back when the acceptance came.
      lives.failed();
      return;
    }
    long number = TaskMold.number(status.task());
    lives.answered(number, status.state() == TaskState.RUNNING ? Step.RUNNING : Step.FINISHED);
    lives.asked(number);
    channels.say(
        session,
        new FrameworkToMaster.AcknowledgeStatus(
            status.task(), status.agent().get(), status.id().get()));
  }
}
