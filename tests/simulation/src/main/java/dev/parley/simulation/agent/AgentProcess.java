package dev.parley.simulation.agent;

import dev.parley.agent.checkpoint.Checkpoint;
import dev.parley.agent.core.AgentCommand;
import dev.parley.agent.core.AgentCore;
import dev.parley.agent.core.AgentEffect;
import dev.parley.agent.core.AgentEvent;
import dev.parley.agent.core.AgentState;
import dev.parley.agent.core.Decision;
import dev.parley.model.ids.TaskKey;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.simulation.network.Address;
import dev.parley.simulation.network.Link;
import dev.parley.simulation.network.Packet;
import dev.parley.simulation.network.Ways;
import dev.parley.simulation.node.Mailbox;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import dev.parley.simulation.world.Ledger;
import dev.parley.simulation.world.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An agent's process, with the rules of the real actor: commands that come while a write is in
 * flight wait, and are then decided and written as one batch; effects follow the write. It dies
 * without notice, also half-way through a write.
 */
final class AgentProcess {
  static final Duration RESEND_INTERVAL = Duration.ofSeconds(2);
  private static final Duration LONGEST_WRITE = Duration.ofMillis(4);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(1);

  private record Batch(
      AgentState next,
      List<AgentCommand> commands,
      List<AgentEvent.Durable> durable,
      List<AgentEffect> effects) {}

  private final Ways ways;
  private final Chance chance;
  private final Address self;
  private final AgentCore core;
  private final Checkpoint checkpoint;
  private final Containers containers;
  private final Ledger ledger;
  private final Runnable changed;
  private final Runnable left;
  private final Life life = new Life();
  private final Mailbox<AgentCommand> mailbox;
  private final Link link;
  private final List<AgentCommand> waiting = new ArrayList<>();
  private AgentState state;
  private Optional<Batch> writing = Optional.empty();

  /**
   * @param changed called whenever what is true of this agent may be another
   * @param left called at the orderly end
   */
  AgentProcess(
      Ways ways,
      Address self,
      AgentCore core,
      Checkpoint checkpoint,
      Containers containers,
      Ledger ledger,
      Runnable changed,
      Runnable left) {
    this.ways = ways;
    this.chance = ways.chance().split();
    this.self = self;
    this.core = core;
    this.checkpoint = checkpoint;
    this.containers = containers;
    this.ledger = ledger;
    this.changed = changed;
    this.left = left;
    this.state = AgentState.replay(checkpoint.replay());
    this.mailbox = new Mailbox<>(ways.timeline(), life, chance, LONGEST_WAIT, this::decideOn);
    this.link = new Link(ways, self, life, state.epoch(), this::linked);
  }

  void start() {
    ways.trace().note(self, "starts");
    containers.watchedBy(life, mailbox::post);
    mailbox.post(new AgentCommand.Start());
    ways.timeline()
        .every(
            life, RESEND_INTERVAL.dividedBy(4), () -> mailbox.post(new AgentCommand.ResendDue()));
    link.start();
  }

  private void linked(LinkEvent event) {
    if (event instanceof LinkEvent.Connected e) {
      mailbox.post(new AgentCommand.Connected(e.epoch()));
    } else if (event instanceof LinkEvent.Disconnected) {
      mailbox.post(new AgentCommand.Disconnected());
    } else if (event instanceof LinkEvent.Received e && e.message() instanceof MasterToAgent said) {
      mailbox.post(new AgentCommand.FromMaster(e.epoch(), said));
    }
    if (!(event instanceof LinkEvent.Received e) || e.message() instanceof MasterToAgent.RunTasks) {
      changed.run();
    }
  }

  private void decideOn(AgentCommand command) {
    waiting.add(command);
    decideWaiting();
  }

  private void decideWaiting() {
    if (life.isOver() || writing.isPresent() || waiting.isEmpty()) {
      return;
    }
    Batch batch = decide(List.copyOf(waiting));
    waiting.clear();
    writing = Optional.of(batch);
    if (batch.durable().isEmpty()) {
      settle();
    } else {
      ways.timeline().after(life, chance.between(Duration.ZERO, LONGEST_WRITE), this::written);
    }
  }

  private Batch decide(List<AgentCommand> commands) {
    Instant now = ways.timeline().now();
    AgentState next = state;
    List<AgentEvent.Durable> durable = new ArrayList<>();
    List<AgentEffect> effects = new ArrayList<>();
    for (AgentCommand command : commands) {
      Decision decision = core.decide(next, command, now);
      for (AgentEvent event : decision.events()) {
        next = next.apply(event);
        if (event instanceof AgentEvent.Durable e) {
          durable.add(e);
        }
      }
      effects.addAll(decision.effects());
    }
    return new Batch(next, commands, durable, effects);
  }

  private void written() {
    append(writing.orElseThrow().durable());
    settle();
  }

  private void append(List<AgentEvent.Durable> events) {
    checkpoint.append(events);
    for (AgentEvent.Durable event : events) {
      if (event instanceof AgentEvent.StatusRecorded e) {
        ledger.recorded(e.task(), e.status());
      }
    }
  }

  private void settle() {
    Batch batch = writing.orElseThrow();
    state = batch.next();
    writing = Optional.empty();
    if (!batch.durable().isEmpty()
        || batch.commands().stream().anyMatch(c -> launch(c).findAny().isPresent())) {
      changed.run();
    }
    batch.effects().forEach(this::run);
    decideWaiting();
  }

  private void run(AgentEffect effect) {
    if (effect instanceof AgentEffect.SendToMaster e) {
      if (e.message() instanceof AgentToMaster.RegisterAgent) {
        ledger.turnedTo(self.machine(), link.epoch());
      }
      link.send(e.message());
    } else if (effect instanceof AgentEffect.StartTask e) {
      containers.launch(e.launch());
    } else if (effect instanceof AgentEffect.Terminate e) {
      containers.terminate(e.container());
    } else if (effect instanceof AgentEffect.Kill e) {
      containers.kill(e.container());
    } else if (effect instanceof AgentEffect.StartGraceTimer e) {
      timer(e.grace(), new AgentCommand.GraceOver(e.task()));
    } else if (effect instanceof AgentEffect.Discard e) {
      containers.discard(e.container());
    } else if (effect instanceof AgentEffect.Reconnect e) {
      link.reconnect(e.why());
    } else if (effect instanceof AgentEffect.Reattach e) {
      containers.reattach(e.expected());
    } else if (effect instanceof AgentEffect.StartShutDownTimer e) {
      timer(e.limit(), new AgentCommand.ShutDownOver());
    } else if (effect instanceof AgentEffect.Finish) {
      left.run();
    } else if (effect instanceof AgentEffect.Stop e) {
      throw new IllegalStateException("agent " + self + " was refused: " + e.reason());
    }
  }

  private void timer(Duration time, AgentCommand command) {
    ways.timeline().after(life, time, () -> mailbox.post(command));
  }

  /** Kill all tasks, wait for their ends to be acknowledged, and leave. */
  void shutDown() {
    mailbox.post(new AgentCommand.ShutDown());
  }

  /** The process is killed; of a write in flight a part may be on disk. */
  void crash() {
    ways.trace().note(self, "crashes");
    writing.ifPresent(
        batch -> append(batch.durable().subList(0, chance.below(batch.durable().size() + 1))));
    end();
  }

  /** Nothing is done any more. */
  void end() {
    life.end();
    var unused = link.close();
    containers.launcherDied();
    changed.run();
  }

  void restartLink(String why) {
    link.restart(why);
  }

  /** Does nothing for so long, and does not notice. */
  void pause(Duration time) {
    life.pauseUntil(ways.timeline().micros() + Timeline.toMicros(time));
  }

  /** Where the agent can be reached now. */
  Address address() {
    return link.address();
  }

  AgentState state() {
    return state;
  }

  /** Launches that this process has heard of, or still can, and that are not processes yet. */
  List<Piece> launchesUnderWay() {
    Stream<MasterToAgent.RunTasks> onTheWire =
        ways.network().launchesUnderWayTo(address()).stream()
            .filter(p -> link.session().filter(p.session()::equals).isPresent())
            .map(p -> (MasterToAgent.RunTasks) ((Packet.Said) p.content()).original());
    Stream<MasterToAgent.RunTasks> here =
        Stream.of(
                mailbox.waiting().stream(),
                waiting.stream(),
                writing.stream().flatMap(b -> b.commands().stream()))
            .flatMap(commands -> commands)
            .flatMap(AgentProcess::launch);
    return Stream.concat(onTheWire, here)
        .flatMap(
            run ->
                run.tasks().stream()
                    .map(t -> new Piece(new TaskKey(run.framework(), t.id()), t.resources())))
        .filter(piece -> state.task(piece.task()).isEmpty())
        .toList();
  }

  private static Stream<MasterToAgent.RunTasks> launch(AgentCommand command) {
    return command instanceof AgentCommand.FromMaster said
            && said.message() instanceof MasterToAgent.RunTasks run
        ? Stream.of(run)
        : Stream.empty();
  }
}
