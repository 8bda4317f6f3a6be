package dev.parley.sdk.core;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.offers.Offer;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkHandle;
import dev.parley.sdk.core.SchedulerCommand.HandleLinkEvent;
import dev.parley.sdk.core.SchedulerCommand.Leave;
import dev.parley.sdk.core.SchedulerCommand.Say;
import dev.parley.sdk.core.SchedulerCommand.Tick;
import dev.parley.sdk.testkit.Offers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A core with a clock that stands still until told, and the effects of the last command. */
final class CoreRun {
  static final FrameworkId ID = new FrameworkId("f1");
  static final AgentId AGENT = new AgentId("a1");
  static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);

  final SchedulerCore core;
  final FrameworkHandle handle = new CoreHandle();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private long epoch;
  private List<SchedulerEffect> effects = List.of();

  CoreRun() {
    this(new SchedulerCore(FrameworkInfo.named("test"), false));
  }

  CoreRun(SchedulerCore core) {
    this.core = core;
  }

  static CoreRun subscribed() {
    CoreRun run = new CoreRun();
    run.subscribe();
    return run;
  }

  static CoreRun acknowledgingByHand() {
    CoreRun run = new CoreRun(new SchedulerCore(FrameworkInfo.named("test"), true));
    run.subscribe();
    return run;
  }

  void subscribe() {
    connect();
    receive(new MasterToFramework.Subscribed(ID, HEARTBEAT_TIMEOUT));
  }

  void connect() {
    decide(new HandleLinkEvent(new LinkEvent.Connected(++epoch)));
  }

  void disconnect() {
    decide(new HandleLinkEvent(new LinkEvent.Disconnected("the master is gone")));
  }

  void receive(MasterToFramework message) {
    receive(epoch, message);
  }

  void receive(long itsEpoch, MasterToFramework message) {
    decide(new HandleLinkEvent(new LinkEvent.Received(itsEpoch, message)));
  }

  void pass(Duration time) {
    now = now.plus(time);
    decide(new Tick());
  }

  void decide(SchedulerCommand command) {
    effects = core.decide(command, now);
  }

  Offer offer(String id) {
    Offer offer = Offers.of(id, ID, AGENT, "cpus:4;mem:4096");
    receive(new MasterToFramework.ResourceOffers(List.of(offer)));
    return offer;
  }

  /** What the last command led to. */
  List<SchedulerEffect> effects() {
    return effects;
  }

  List<FrameworkToMaster> sent() {
    List<FrameworkToMaster> sent = new ArrayList<>();
    for (SchedulerEffect effect : effects) {
      if (effect instanceof SchedulerEffect.SendToMaster send) {
        sent.add(send.message());
      }
    }
    return sent;
  }

  List<FrameworkEvent> delivered() {
    List<FrameworkEvent> delivered = new ArrayList<>();
    for (SchedulerEffect effect : effects) {
      if (effect instanceof SchedulerEffect.Deliver deliver) {
        delivered.add(deliver.event());
      }
    }
    return delivered;
  }

  private final class CoreHandle extends MessageHandle {
    @Override
    protected void say(FrameworkToMaster message) {
      decide(new Say(message));
    }

    @Override
    protected void leave() {
      decide(new Leave());
    }

    @Override
    public CompletionStage<Void> whenEnded() {
      return new CompletableFuture<>();
    }
  }
}
