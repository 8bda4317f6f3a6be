package dev.parley.benchmarks.load;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.Message;
import dev.parley.protocol.wire.Envelope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Thousands of agents in one actor, each with a session of its own. A task runs at once, and ends
 * as soon as the framework has seen that it runs. Nothing is remembered on a disk.
 */
final class AgentSwarm extends AbstractBehavior<Envelope> {
  private final Channels channels;
  private final Lives lives;
  private final Resources resources;
  private final Map<SessionId, AgentId> ids = new HashMap<>();

  static Behavior<Envelope> create(Load load, LeaderSearch.LeaderIs leader, Lives lives) {
    return Behaviors.setup(context -> new AgentSwarm(context, load, leader, lives));
  }

  private AgentSwarm(
      ActorContext<Envelope> context, Load load, LeaderSearch.LeaderIs leader, Lives lives) {
    super(context);
    this.channels = new Channels(leader, context.getSelf());
    this.lives = lives;
    this.resources = load.agentResources();
    for (int i = 0; i < load.agents(); i++) {
      AgentInfo info =
          new AgentInfo(
              "agent-" + i,
              "host-" + i + ".example",
              5051,
              resources,
              Attributes.parse("rack:r" + i % 40 + ";zone:z" + i % 3));
      channels.open(
          new SessionId("agent-" + i),
          new AgentToMaster.RegisterAgent(info, Optional.empty(), List.of()));
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
    if (message instanceof MasterToAgent.RunTasks m) {
      m.tasks().forEach(task -> run(session, m.framework(), task));
    } else if (message instanceof MasterToAgent.AcknowledgeAgentStatus m) {
      acknowledged(session, m);
    } else if (message instanceof MasterToAgent.Ping) {
      channels.say(session, new AgentToMaster.AgentPong());
    } else if (message instanceof MasterToAgent.AgentRegistered m) {
      ids.put(session, m.id());
      channels.say(session, new AgentToMaster.ReportResources(resources, resources));
    } else {
      throw new IllegalStateException("agent " + session + " has no answer to " + message);
    }
  }

  private void run(SessionId session, FrameworkId framework, TaskSpec task) {
    long number = TaskMold.number(task.id());
    lives.answered(number, Step.LAUNCH);
    lives.asked(number);
    channels.say(
        session,
        new AgentToMaster.AgentStatusUpdate(
            framework, TaskMold.running(task.id(), agent(session), Instant.now())));
  }

  private void acknowledged(SessionId session, MasterToAgent.AcknowledgeAgentStatus message) {
    TaskId task = message.task();
    long number = TaskMold.number(task);
    if (TaskMold.isLast(message.status())) {
      lives.answered(number, Step.FINISHED_SEEN);
      return;
    }
    lives.answered(number, Step.RUNNING_SEEN);
    lives.asked(number);
    channels.say(
        session,
        new AgentToMaster.AgentStatusUpdate(
            message.framework(), TaskMold.finished(task, agent(session), Instant.now())));
  }

  private AgentId agent(SessionId session) {
    AgentId id = ids.get(session);
    if (id == null) {
      throw new IllegalStateException("agent " + session + " is not registered");
    }
    return id;
  }
}
