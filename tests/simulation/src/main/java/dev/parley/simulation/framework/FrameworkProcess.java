package dev.parley.simulation.framework;

import dev.parley.model.ids.TaskKey;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.core.MessageHandle;
import dev.parley.sdk.core.SchedulerCommand;
import dev.parley.sdk.core.SchedulerCore;
import dev.parley.sdk.core.SchedulerEffect;
import dev.parley.sdk.core.StateRequests;
import dev.parley.simulation.network.Address;
import dev.parley.simulation.network.Link;
import dev.parley.simulation.network.Ways;
import dev.parley.simulation.node.Mailbox;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import dev.parley.simulation.world.Ledger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A framework's process: the SDK's core with the rules of its actor, and the author's scheduler.
 * Dies without notice, and all but the author's notebook with it.
 */
final class FrameworkProcess {
  private static final Duration TICK_INTERVAL = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(1);

  private final Ways ways;
  private final Address self;
  private final SchedulerCore core;
  private final Ledger ledger;
  private final Consumer<Optional<String>> ended;
  private final Life life = new Life();
  private final Mailbox<SchedulerCommand> mailbox;
  private final Link link;
  private final Script script;
  private final StateRequests state = new StateRequests();
  private final Handle handle = new Handle(state);

  /**
   * @param ended is told of the end of the session, with the cause if it failed
   */
  FrameworkProcess(
      Ways ways,
      Address self,
      SchedulerCore core,
      Script script,
      Ledger ledger,
      Consumer<Optional<String>> ended) {
    this.ways = ways;
    this.self = self;
    this.core = core;
    this.script = script;
    this.ledger = ledger;
    this.ended = ended;
    this.mailbox =
        new Mailbox<>(ways.timeline(), life, ways.chance().split(), LONGEST_WAIT, this::decide);
    this.link =
        new Link(
            ways,
            self,
            life,
            0,
            event -> mailbox.post(new SchedulerCommand.HandleLinkEvent(event)));
  }

  void start() {
    ways.trace().note(self, "starts");
    link.start();
    ways.timeline().every(life, TICK_INTERVAL, this::tick);
  }

  private void tick() {
    mailbox.post(new SchedulerCommand.Tick());
    script.tick(handle);
  }

  private void decide(SchedulerCommand command) {
    for (SchedulerEffect effect : core.decide(command, ways.timeline().now())) {
      if (effect instanceof SchedulerEffect.SendToMaster e) {
        if (e.message() instanceof FrameworkToMaster.Subscribe) {
          ledger.turnedTo(self.toString(), link.epoch());
        }
        link.send(e.message());
      } else if (effect instanceof SchedulerEffect.Deliver e) {
        deliver(e.event());
      } else if (effect instanceof SchedulerEffect.AnswerState e) {
        state.answered(e.answer());
      } else if (effect instanceof SchedulerEffect.Reconnect e) {
        link.reconnect(e.why());
      } else if (effect instanceof SchedulerEffect.End e) {
        ways.trace().note(self, "is over" + e.failure().map(why -> ": " + why).orElse(""));
        stop();
        ended.accept(e.failure());
      }
    }
  }

  private void deliver(FrameworkEvent event) {
    if (event instanceof FrameworkEvent.StatusReceived e) {
      core.frameworkId()
          .ifPresent(id -> ledger.told(new TaskKey(id, e.status().task()), e.status().state()));
    }
    script.on(event, handle);
  }

  /** Ends everything at once. */
  void stop() {
    life.end();
    state.end();
    var unused = link.close();
  }

  /** Does nothing for so long, and does not notice. */
  void pause(Duration time) {
    life.pauseUntil(ways.timeline().micros() + Timeline.toMicros(time));
  }

  void restartLink(String why) {
    link.restart(why);
  }

  void rest() {
    script.rest(handle);
  }

  private final class Handle extends MessageHandle {
    private final CompletableFuture<Void> never = new CompletableFuture<>();

    Handle(StateRequests state) {
      super(state);
    }

    @Override
    protected void say(FrameworkToMaster message) {
      mailbox.post(new SchedulerCommand.Say(message));
    }

    @Override
    protected void leave() {
      mailbox.post(new SchedulerCommand.Leave());
    }

    @Override
    public CompletionStage<Void> whenEnded() {
      return never;
    }
  }
}
