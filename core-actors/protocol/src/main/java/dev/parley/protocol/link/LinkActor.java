package dev.parley.protocol.link;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.Message;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.wire.BrokenSessionException;
import dev.parley.protocol.wire.Envelope;
import dev.parley.protocol.wire.MessageCodec;
import dev.parley.protocol.wire.SessionChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the leading master and keeps one session with it at a time. Lives and dies with one actor
 * system of the link; what must outlive that (the highest epoch) is kept by {@link ClusterLink}.
 *
 * <p>It goes on asking while it is connected, so that a new leader is noticed before the old one's
 * silence is.
 */
final class LinkActor extends AbstractBehavior<LinkActor.Command> {
  private static final Logger LOG = LoggerFactory.getLogger(LinkActor.class);
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

  /** So many sessions without one word from the master mean that this node is shut out. */
  private static final int FRUITLESS_SESSIONS = 3;

  /**
   * After so many times the silence that ends a session, without one word from any master, a node
   * that was in touch may be shut out by all of them without having been told.
   */
  private static final int SILENCES = 3;

  sealed interface Command {}

  record Send(Message message) implements Command {}

  record Reconnect(String why) implements Command {}

  private record Answered(LeaderSearch.Answer answer) implements Command {}

  private record Inbound(Envelope envelope) implements Command {}

  private record SearchDue() implements Command {}

  private record SilenceCheckDue() implements Command {}

  /**
   * One conversation with one master.
   *
   * @param open whether that master has answered
   */
  private record Session(
      SessionId id, LeaderSearch.LeaderIs with, long epoch, SessionChannel channel, boolean open) {
    Session answered() {
      return new Session(id, with, epoch, channel, true);
    }
  }

  private final LinkSettings settings;
  private final Consumer<LinkEvent> owner;
  private final Consumer<String> restart;
  private final TimerScheduler<Command> timers;
  private final MessageCodec codec = new MessageCodec();
  private final ActorRef<LeaderSearch.Answer> answers;
  private final ActorRef<Envelope> ear;
  private long highestEpoch;
  private Optional<Session> session = Optional.empty();
  private long lastHeardNanos;
  private Optional<Long> inTouchAtNanos = Optional.empty();
  private boolean heardInSession;
  private int fruitless;

  /**
   * @param restart is told why this actor system is of no use any more
   */
  static Behavior<Command> create(
      LinkSettings settings,
      long highestEpoch,
      Consumer<LinkEvent> owner,
      Consumer<String> restart) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new LinkActor(context, timers, settings, highestEpoch, owner, restart)));
  }

  private LinkActor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      LinkSettings settings,
      long highestEpoch,
      Consumer<LinkEvent> owner,
      Consumer<String> restart) {
    super(context);
    this.settings = settings;
    this.owner = owner;
    this.restart = restart;
    this.timers = timers;
    this.highestEpoch = highestEpoch;
    this.answers = context.messageAdapter(LeaderSearch.Answer.class, Answered::new);
    this.ear = context.messageAdapter(Envelope.class, Inbound::new);
    timers.startTimerWithFixedDelay(
        new SilenceCheckDue(), settings.timings().silence().dividedBy(4));
    search();
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Send.class, this::onSend)
        .onMessage(Reconnect.class, c -> lose(c.why()))
        .onMessage(Answered.class, this::onAnswered)
        .onMessage(Inbound.class, this::onInbound)
        .onMessage(SearchDue.class, c -> search())
        .onMessage(SilenceCheckDue.class, c -> onSilenceCheck())
        .build();
  }

  private Behavior<Command> search() {
    for (MasterAddress master : settings.masters()) {
      Adapter.toClassic(getContext())
          .actorSelection(master.pathOf(LeaderSearch.FRONT_DESK))
          .tell(
              new LeaderSearch.FindLeader(settings.cluster(), LeaderSearch.WIRE_VERSION, answers),
              akka.actor.ActorRef.noSender());
    }
    Duration pause = session.isPresent() ? WATCH_INTERVAL : settings.timings().findLeader();
    long jitter = ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1);
    timers.startSingleTimer(new SearchDue(), pause.plusMillis(jitter));
    return this;
  }

  private Behavior<Command> onAnswered(Answered command) {
    inTouch();
    if (command.answer() instanceof LeaderSearch.LeaderIs found) {
      boolean newer = session.map(s -> found.leader().epoch() > s.epoch()).orElse(true);
      if (newer && found.leader().epoch() >= highestEpoch) {
        if (session.isPresent()) {
          lose("master " + found.leader().name() + " leads now");
        }
        begin(found);
      }
    } else if (command.answer() instanceof LeaderSearch.NoLeader none && none.refused()) {
      LOG.error("Refused by a master: {}", none.why());
    }
    return this;
  }

  private void begin(LeaderSearch.LeaderIs found) {
    highestEpoch = found.leader().epoch();
    SessionId id = new SessionId(UUID.randomUUID().toString());
    SessionChannel channel = new SessionChannel(codec, highestEpoch, id, ear);
    session = Optional.of(new Session(id, found, highestEpoch, channel, false));
    heardInSession = false;
    lastHeardNanos = System.nanoTime();
    found.door().tell(Envelope.open(highestEpoch, id, ear));
  }

  private Behavior<Command> opened(Session now) {
    if (!now.open()) {
      session = Optional.of(now.answered());
      LeaderView leader = now.with().leader();
      owner.accept(
          new LinkEvent.Connected(now.epoch(), leader.hostname() + ":" + leader.clusterPort()));
    }
    return this;
  }

  private Behavior<Command> onSend(Send command) {
    session
        .filter(Session::open)
        .ifPresent(s -> s.channel().seal(command.message()).forEach(s.with().door()::tell));
    return this;
  }

  private Behavior<Command> onInbound(Inbound command) {
    Envelope envelope = command.envelope();
    if (session.isEmpty() || !session.get().id().equals(envelope.session())) {
      return this;
    }
    if (envelope.epoch() < highestEpoch) {
      LOG.warn("Ignored a message of epoch {}, {} is known", envelope.epoch(), highestEpoch);
      return this;
    }
    if (envelope.closes()) {
      return lose("the master closed the session: " + envelope.closingWords());
    }
    lastHeardNanos = System.nanoTime();
    inTouch();
    heardInSession = true;
    fruitless = 0;
    if (envelope.opens()) {
      return opened(session.get());
    }
    try {
      session
          .get()
          .channel()
          .open(envelope)
          .forEach(m -> owner.accept(new LinkEvent.Received(envelope.epoch(), m)));
      return this;
    } catch (BrokenSessionException e) {
      return lose(String.valueOf(e.getMessage()));
    }
  }

  private void inTouch() {
    inTouchAtNanos = Optional.of(System.nanoTime());
  }

  private Behavior<Command> onSilenceCheck() {
    long now = System.nanoTime();
    Duration silence = settings.timings().silence();
    Duration shutOut = silence.multipliedBy(SILENCES);
    if (inTouchAtNanos.filter(at -> now - at > shutOut.toNanos()).isPresent()) {
      inTouchAtNanos = Optional.empty();
      restart.accept("no word from any master for " + shutOut.toMillis() + " ms");
    }
    return session.isPresent() && now - lastHeardNanos > silence.toNanos()
        ? lose("no word from the leading master for " + silence.toMillis() + " ms")
        : this;
  }

  private Behavior<Command> lose(String why) {
    if (session.isPresent()) {
      boolean wasOpen = session.get().open();
      session = Optional.empty();
      if (wasOpen) {
        owner.accept(new LinkEvent.Disconnected(why));
      }
      fruitless = heardInSession ? 0 : fruitless + 1;
      if (fruitless >= FRUITLESS_SESSIONS) {
        restart.accept(fruitless + " sessions went unanswered by a master that is said to lead");
      }
      search();
    }
    return this;
  }
}
