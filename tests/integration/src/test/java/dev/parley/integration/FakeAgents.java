package dev.parley.integration;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.SessionId;
import dev.parley.model.resources.Resources;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.link.NodeSystems;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.Message;
import dev.parley.protocol.wire.BrokenSessionException;
import dev.parley.protocol.wire.Envelope;
import dev.parley.protocol.wire.MessageCodec;
import dev.parley.protocol.wire.SessionChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Thousands of agents in one actor system, each with a session of its own, that register, report
 * and answer pings, and run nothing.
 */
final class FakeAgents extends AbstractBehavior<FakeAgents.Command> {
  sealed interface Command {}

  private record Search() implements Command {}

  private record Found(LeaderSearch.Answer answer) implements Command {}

  private record Inbound(Envelope envelope) implements Command {}

  private final LinkSettings settings;
  private final int count;
  private final Resources resources;
  private final MessageCodec codec = new MessageCodec();
  private final Map<SessionId, SessionChannel> sessions = new HashMap<>();
  private final ActorRef<Envelope> ear;
  private Optional<ActorRef<Envelope>> door = Optional.empty();

  static ActorSystem<?> start(LinkSettings settings, int count, Resources resources) {
    return NodeSystems.start(
        settings,
        Behaviors.<Command>setup(
            context ->
                Behaviors.withTimers(
                    timers -> {
                      timers.startTimerWithFixedDelay(new Search(), Duration.ofMillis(200));
                      return new FakeAgents(context, settings, count, resources);
                    })));
  }

  private FakeAgents(
      ActorContext<Command> context, LinkSettings settings, int count, Resources resources) {
    super(context);
    this.settings = settings;
    this.count = count;
    this.resources = resources;
    this.ear = context.messageAdapter(Envelope.class, Inbound::new);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Search.class, c -> search())
        .onMessage(Found.class, this::onFound)
        .onMessage(Inbound.class, c -> onInbound(c.envelope()))
        .build();
  }

  private Behavior<Command> search() {
    if (door.isEmpty()) {
      ActorRef<LeaderSearch.Answer> answers =
          getContext().messageAdapter(LeaderSearch.Answer.class, Found::new);
      for (MasterAddress master : settings.masters()) {
        Adapter.toClassic(getContext())
            .actorSelection(master.pathOf(LeaderSearch.FRONT_DESK))
            .tell(
                new LeaderSearch.FindLeader(settings.cluster(), LeaderSearch.WIRE_VERSION, answers),
                akka.actor.ActorRef.noSender());
      }
    }
    return this;
  }

  private Behavior<Command> onFound(Found message) {
    if (door.isEmpty() && message.answer() instanceof LeaderSearch.LeaderIs leader) {
      door = Optional.of(leader.door());
      for (int i = 0; i < count; i++) {
        SessionId id = new SessionId("fake-" + i);
        long epoch = leader.leader().epoch();
        sessions.put(id, new SessionChannel(codec, epoch, id, ear));
        leader.door().tell(Envelope.open(epoch, id, ear));
      }
    }
    return this;
  }

  private Behavior<Command> onInbound(Envelope envelope) throws BrokenSessionException {
    SessionChannel channel = sessions.get(envelope.session());
    if (channel == null || envelope.closes()) {
      sessions.remove(envelope.session());
      return this;
    }
    if (envelope.opens()) {
      String name = envelope.session().value();
      AgentInfo info = new AgentInfo(name, name, 5051, resources, Attributes.NONE);
      say(envelope.session(), new AgentToMaster.RegisterAgent(info, Optional.empty(), List.of()));
      return this;
    }
    for (Message message : channel.open(envelope)) {
      if (message instanceof MasterToAgent.AgentRegistered) {
        say(envelope.session(), new AgentToMaster.ReportResources(resources, resources));
      } else if (message instanceof MasterToAgent.Ping) {
        say(envelope.session(), new AgentToMaster.AgentPong());
      }
    }
    return this;
  }

  private void say(SessionId id, Message message) {
    SessionChannel channel = sessions.get(id);
    if (channel != null) {
      door.ifPresent(d -> channel.seal(message).forEach(d::tell));
    }
  }
}
