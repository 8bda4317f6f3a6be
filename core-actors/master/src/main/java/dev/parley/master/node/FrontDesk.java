package dev.parley.master.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.link.LeaderSearch.AnnounceLeader;
import dev.parley.protocol.link.LeaderSearch.FindLeader;
import dev.parley.protocol.view.LeaderView;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows who leads, on every master, because the leading master says so several times a second;
 * tells whoever asks, and of another leader also whoever asked lately, who need not ask again then.
 * Soft state: after a silence it knows nobody.
 */
final class FrontDesk extends AbstractBehavior<LeaderSearch.Question> {
  private static final Logger LOG = LoggerFactory.getLogger(FrontDesk.class);

  /** Without an announcement for so long, nobody leads as far as this desk knows. */
  static final Duration FORGET_AFTER = Duration.ofMillis(1500);

  /** Longer than links wait between two questions. */
  static final Duration ASKERS_KEPT = Duration.ofSeconds(2);

  /** So many are told at a time, so that they do not all register with the leader at once. */
  static final int TOLD_AT_A_TIME = 100;

  static final Duration BETWEEN_TELLING = Duration.ofMillis(50);

  private final String cluster;
  private final Consumer<Optional<LeaderView>> news;
  private final TimerScheduler<LeaderSearch.Question> timers;
  private final Set<String> refused = new HashSet<>();
  private final Askers askers = new Askers();
  private Optional<AnnounceLeader> leader = Optional.empty();

  private record Silence() implements LeaderSearch.Question {}

  private record ForgetDue() implements LeaderSearch.Question {}

  private record TellDue() implements LeaderSearch.Question {}

  /**
   * @param news is told each time another master leads, or nobody
   */
  static Behavior<LeaderSearch.Question> create(
      String cluster, Consumer<Optional<LeaderView>> news) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new FrontDesk(context, timers, cluster, news)));
  }

  private FrontDesk(
      ActorContext<LeaderSearch.Question> context,
      TimerScheduler<LeaderSearch.Question> timers,
      String cluster,
      Consumer<Optional<LeaderView>> news) {
    super(context);
    this.timers = timers;
    this.cluster = cluster;
    this.news = news;
    timers.startTimerWithFixedDelay(new ForgetDue(), ASKERS_KEPT);
  }

  @Override
  public Receive<LeaderSearch.Question> createReceive() {
    return newReceiveBuilder()
        .onMessage(FindLeader.class, this::onFindLeader)
        .onMessage(AnnounceLeader.class, this::onAnnounceLeader)
        .onMessage(Silence.class, m -> onSilence())
        .onMessage(ForgetDue.class, m -> onForgetDue())
        .onMessage(TellDue.class, m -> tell())
        .build();
  }

  private Behavior<LeaderSearch.Question> onFindLeader(FindLeader question) {
    question.replyTo().tell(answer(question));
    return this;
  }

  private LeaderSearch.Answer answer(FindLeader question) {
    if (!question.cluster().equals(cluster)) {
      return refuse(
          question.replyTo(),
          "this is cluster '" + cluster + "', not '" + question.cluster() + "'");
    }
    if (question.wireVersion() != LeaderSearch.WIRE_VERSION) {
      return refuse(
          question.replyTo(),
          "this master speaks wire version "
              + LeaderSearch.WIRE_VERSION
              + ", not "
              + question.wireVersion());
    }
    askers.asked(question.replyTo());
    return leader
        .<LeaderSearch.Answer>map(l -> new LeaderSearch.LeaderIs(l.leader(), l.door()))
        .orElse(new LeaderSearch.NoLeader("no master leads", false));
  }

  private LeaderSearch.Answer refuse(ActorRef<?> asker, String why) {
    // Askers ask again and again; one line for each is enough.
    if (refused.add(asker.path().address() + why)) {
      LOG.warn("Refused a node at {}: {}", asker.path().address(), why);
    }
    return new LeaderSearch.NoLeader(why, true);
  }

  private Behavior<LeaderSearch.Question> onAnnounceLeader(AnnounceLeader message) {
    long known = leader.map(l -> l.leader().epoch()).orElse(0L);
    if (message.leader().epoch() < known) {
      return this;
    }
    timers.startSingleTimer(new Silence(), FORGET_AFTER);
    if (message.leader().epoch() > known) {
      LOG.info("Master {} leads with epoch {}", message.leader().name(), message.leader().epoch());
      news.accept(Optional.of(message.leader()));
    }
    leader = Optional.of(message);
    if (message.leader().epoch() > known) {
      askers.tellAll();
      return tell();
    }
    return this;
  }

  private Behavior<LeaderSearch.Question> tell() {
    leader.ifPresent(
        l ->
            askers
                .next(TOLD_AT_A_TIME)
                .forEach(asker -> asker.tell(new LeaderSearch.LeaderIs(l.leader(), l.door()))));
    if (askers.anyLeft()) {
      timers.startSingleTimer(new TellDue(), BETWEEN_TELLING);
    }
    return this;
  }

  private Behavior<LeaderSearch.Question> onForgetDue() {
    askers.timePasses();
    return this;
  }

  private Behavior<LeaderSearch.Question> onSilence() {
    leader.ifPresent(l -> LOG.warn("Nothing is heard of master {} any more", l.leader().name()));
    leader = Optional.empty();
    news.accept(Optional.empty());
    return this;
  }
}
