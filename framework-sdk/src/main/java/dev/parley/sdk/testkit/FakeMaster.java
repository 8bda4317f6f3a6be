package dev.parley.sdk.testkit;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Offer;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.link.LeaderConnection;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.MasterToFramework.FrameworkError;
import dev.parley.protocol.messages.MasterToFramework.Heartbeat;
import dev.parley.protocol.messages.MasterToFramework.RescindOffers;
import dev.parley.protocol.messages.MasterToFramework.ResourceOffers;
import dev.parley.protocol.messages.MasterToFramework.StatusUpdate;
import dev.parley.protocol.messages.MasterToFramework.Subscribed;
import dev.parley.protocol.messages.Message;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkHandle;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.MasterLocation;
import dev.parley.sdk.session.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A leading master for the tests of a scheduler. The real SDK runs the scheduler; the test plays
 * the cluster: it sends offers and statuses, and expects what the scheduler makes of them.
 *
 * <pre>{@code
 * FakeMaster master = new FakeMaster();
 * FrameworkHandle handle = master.connect(system, FrameworkInfo.named("mine"), scheduler);
 * master.expect(Subscribe.class);
 * Offer offer = master.offer("cpus:4;mem:4096");
 * AcceptOffers accepted = master.expect(AcceptOffers.class);
 * master.report(new TaskId("t1"), TaskState.RUNNING);
 * master.expect(AcknowledgeStatus.class);
 * }</pre>
 *
 * <p>It answers subscriptions and teardowns by itself, and keeps the framework's state. For one
 * framework; thread-safe.
 */
public final class FakeMaster {
  /** The one whose offers and statuses are sent, where the test does not say otherwise. */
  public static final AgentId AGENT = new AgentId("agent-1");

  private static final FrameworkId GIVEN_ID = new FrameworkId("framework-1");

  private final Heard heard = new Heard();
  private final StoredState stored = new StoredState();
  private Optional<Consumer<LinkEvent>> framework = Optional.empty();
  private FrameworkId id = GIVEN_ID;
  private long epoch;
  private int offers;
  private int statuses;

  /** Subscribes a scheduler that is an actor of {@code system}. */
  public FrameworkHandle connect(
      ActorSystem<?> system, FrameworkInfo info, ActorRef<FrameworkEvent> scheduler) {
    return connect(system, settings(info), scheduler);
  }

  /** The same with other settings, for example with manual acknowledgement. */
  public FrameworkHandle connect(
      ActorSystem<?> system, FrameworkSettings settings, ActorRef<FrameworkEvent> scheduler) {
    return Sessions.open(system, settings, scheduler, this::open);
  }

  /** As {@link dev.parley.sdk.Parley#run}: blocks until the session is over. */
  public void run(
      FrameworkInfo info, Function<FrameworkHandle, Behavior<FrameworkEvent>> scheduler) {
    Sessions.run(settings(info), scheduler, this::open);
  }

  /** Settings for a framework that talks to a fake master only. */
  public static FrameworkSettings settings(FrameworkInfo info) {
    return FrameworkSettings.of(info, new MasterLocation.AtAddresses(List.of()));
  }

  /**
   * Waits for the next message of this kind, leaving those of other kinds for later.
   *
   * @throws AssertionError if none comes for ten seconds, naming what came instead
   */
  public <T extends FrameworkToMaster> T expect(Class<T> type) {
    return heard.await(type);
  }

  /** What was said so far and not yet expected. */
  public List<FrameworkToMaster> unexpected() {
    return heard.rest();
  }

  /**
   * Offers resources of {@link #AGENT}.
   *
   * @param resources in their text form, as in {@code cpus:4;mem:4096}
   */
  public synchronized Offer offer(String resources) {
    Offer offer = Offers.of("offer-" + ++offers, id, AGENT, resources);
    say(new ResourceOffers(List.of(offer)));
    return offer;
  }

  public void rescind(OfferId offer) {
    say(new RescindOffers(List.of(offer)));
  }

  /** Reports a new status of a task on {@link #AGENT}. */
  public synchronized TaskStatus report(TaskId task, TaskState state) {
    TaskStatus status = Statuses.of("status-" + ++statuses, task, state, AGENT);
    report(status);
    return status;
  }

  /** Reports this status, be it new or sent again. */
  public void report(TaskStatus status) {
    say(new StatusUpdate(status));
  }

  public void heartbeat() {
    say(new Heartbeat());
  }

  /** What the framework has stored so far. */
  public synchronized Map<StateKey, StateBytes> state() {
    return stored.values();
  }

  /** Refuses everything that the framework wants to store from now on. */
  public synchronized void refuseState(String why) {
    stored.refuse(why);
  }

  /** Ends the session for good. */
  public void fail(String message) {
    say(new FrameworkError(message));
  }

  /** Says anything else. */
  public synchronized void say(MasterToFramework message) {
    tell(new LinkEvent.Received(epoch, message));
  }

  /** The master is gone. */
  public synchronized void disconnect(String why) {
    tell(new LinkEvent.Disconnected(why));
  }

  /** Another master leads, with the next epoch. */
  public synchronized void failOver() {
    epoch++;
    tell(new LinkEvent.Connected(epoch));
  }

  private synchronized LeaderConnection open(Consumer<LinkEvent> owner) {
    framework = Optional.of(owner);
    failOver();
    return new Connection();
  }

  private synchronized void tell(LinkEvent event) {
    framework
        .orElseThrow(() -> new IllegalStateException("no framework is connected yet"))
        .accept(event);
  }

  private synchronized void hear(Message message) {
    if (message instanceof FrameworkToMaster.Subscribe subscribe) {
      id = subscribe.info().id().orElse(GIVEN_ID);
      say(new Subscribed(id, Duration.ofHours(1)));
    } else if (message instanceof FrameworkToMaster.Teardown) {
      say(new FrameworkError("torn down"));
    }
    if (message instanceof FrameworkToMaster said) {
      stored.answer(said).ifPresent(this::say);
      heard.add(said);
    }
  }

  private final class Connection implements LeaderConnection {
    @Override
    public void send(Message message) {
      hear(message);
    }

    @Override
    public void reconnect(String why) {
      disconnect(why);
      failOver();
    }

    @Override
    public CompletionStage<Void> close() {
      return CompletableFuture.completedFuture(null);
    }
  }
}
