package dev.parley.master.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.Cluster;
import akka.cluster.MemberStatus;
import dev.parley.protocol.downing.Suspects;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.link.MasterTalk;
import dev.parley.protocol.link.MasterTalk.AskMaster;
import dev.parley.protocol.link.MasterTalk.News;
import dev.parley.protocol.link.MasterTalk.NoTalk;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the other masters how they are, answers when they ask, and brings this node into the
 * cluster. Soft state: what it heard is forgotten after some seconds, and with the actor system.
 */
final class MastersDesk extends AbstractBehavior<MasterTalk.Question> {
  private static final Logger LOG = LoggerFactory.getLogger(MastersDesk.class);

  /** An answer stands for so long. */
  private static final Duration STANDS = Duration.ofSeconds(2);

  private static final Duration ASK_OUTSIDE = Duration.ofMillis(200);
  private static final Duration ASK_INSIDE = Duration.ofSeconds(1);

  /** A join that leads nowhere is tried elsewhere after so long. */
  private static final Duration JOIN_AGAIN = Duration.ofSeconds(5);

  private record AskDue() implements MasterTalk.Question {}

  private record Answered(MasterTalk.Answer answer) implements MasterTalk.Question {}

  private record Heard(News news, long atNanos) {}

  private final MasterNodeSettings settings;
  private final TimerScheduler<MasterTalk.Question> timers;
  private final Cluster cluster;
  private final ActorRef<MasterTalk.Answer> answers;
  private final Map<String, Heard> heard = new HashMap<>();
  private final Set<String> refusals = new HashSet<>();
  private final LostReplica lostReplica = new LostReplica();
  private long joinedAtNanos = Long.MIN_VALUE;

  static Behavior<MasterTalk.Question> create(MasterNodeSettings settings) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new MastersDesk(context, timers, settings)));
  }

  private MastersDesk(
      ActorContext<MasterTalk.Question> context,
      TimerScheduler<MasterTalk.Question> timers,
      MasterNodeSettings settings) {
    super(context);
    this.settings = settings;
    this.timers = timers;
    this.cluster = Cluster.get(Adapter.toClassic(context.getSystem()));
    this.answers = context.messageAdapter(MasterTalk.Answer.class, Answered::new);
    ask();
  }

  @Override
  public Receive<MasterTalk.Question> createReceive() {
    return newReceiveBuilder()
        .onMessage(AskDue.class, q -> ask())
        .onMessage(AskMaster.class, this::onAskMaster)
        .onMessage(Answered.class, this::onAnswered)
        .build();
  }

  private Behavior<MasterTalk.Question> ask() {
    AskMaster question =
        new AskMaster(
            settings.link().cluster(),
            LeaderSearch.WIRE_VERSION,
            settings.node().name(),
            configured(),
            answers);
    others()
        .forEach(
            m ->
                Adapter.toClassic(getContext())
                    .actorSelection(m.pathOf(MasterTalk.DESK))
                    .tell(question, akka.actor.ActorRef.noSender()));
    Map<String, News> now = newest();
    settings.group().heard(now);
    if (!inCluster()) {
      enter(now);
    } else if (lostReplica.mustLeave(
        settings.group().isMember(), settings.group().voters(), now, System.nanoTime())) {
      LOG.warn("Leaving the cluster until this master's replica of the log runs again");
      cluster.leave(cluster.selfAddress());
    }
    timers.startSingleTimer(new AskDue(), inCluster() ? ASK_INSIDE : ASK_OUTSIDE);
    return this;
  }

  private void enter(Map<String, News> now) {
    long nanos = System.nanoTime();
    if (joinedAtNanos != Long.MIN_VALUE && nanos - joinedAtNanos < JOIN_AGAIN.toNanos()) {
      return;
    }
    Formation.Step step = Formation.next(settings.group(), settings.group().masters(), now);
    if (step instanceof Formation.Start) {
      LOG.info("Master {} starts the cluster", settings.node().name());
      cluster.join(cluster.selfAddress());
      joinedAtNanos = nanos;
    } else if (step instanceof Formation.Join join) {
      cluster.joinSeedNodes(join.members().stream().map(MasterAddress::node).toList());
      joinedAtNanos = nanos;
    }
  }

  private Behavior<MasterTalk.Question> onAskMaster(AskMaster question) {
    String why = objection(question);
    if (why.isEmpty()) {
      question
          .replyTo()
          .tell(
              new News(
                  settings.node().name(),
                  configured(),
                  inCluster(),
                  Suspects.of(cluster),
                  settings.group().replica()));
    } else {
      if (refusals.add(question.name() + why)) {
        LOG.warn(
            "Refused master {} at {}: {}",
            question.name(),
            question.replyTo().path().address(),
            why);
      }
      // Who is in the group, its leader knows for sure.
      boolean definite = !isOfThisCluster(question) || settings.group().leads();
      question.replyTo().tell(new NoTalk(settings.node().name(), why, definite));
    }
    return this;
  }

  private boolean isOfThisCluster(AskMaster question) {
    return question.cluster().equals(settings.link().cluster())
        && question.wireVersion() == LeaderSearch.WIRE_VERSION;
  }

  private String objection(AskMaster question) {
    String cluster = settings.link().cluster();
    if (!question.cluster().equals(cluster)) {
      return "this is cluster '" + cluster + "', not '" + question.cluster() + "'";
    }
    if (question.wireVersion() != LeaderSearch.WIRE_VERSION) {
      return "this master speaks wire version "
          + LeaderSearch.WIRE_VERSION
          + ", not "
          + question.wireVersion();
    }
    List<String> known = settings.group().masters().stream().map(MasterAddress::name).toList();
    if (!known.contains(question.name())) {
      return "no master of the name '"
          + question.name()
          + "' belongs to this group of "
          + known
          + ": it was removed, or never let in; to let it in, run `parley masters add "
          + question.name()
          + "@HOST:PORT` and start it with an empty work folder";
    }
    return "";
  }

  private Behavior<MasterTalk.Question> onAnswered(Answered message) {
    if (message.answer() instanceof News news) {
      heard.put(news.name(), new Heard(news, System.nanoTime()));
    } else if (message.answer() instanceof NoTalk refused
        && refusals.add(refused.name() + refused.why() + refused.definite())) {
      LOG.error("Refused by master {}: {}", refused.name(), refused.why());
      if (refused.definite()) {
        settings.group().refused(refused.name(), refused.why());
      }
    }
    return this;
  }

  private Map<String, News> newest() {
    long now = System.nanoTime();
    heard.values().removeIf(h -> now - h.atNanos() > STANDS.toNanos());
    return heard.values().stream().collect(Collectors.toMap(h -> h.news().name(), Heard::news));
  }

  private List<MasterAddress> others() {
    return settings.group().masters().stream()
        .filter(m -> !m.name().equals(settings.node().name()))
        .toList();
  }

  private List<String> configured() {
    return settings.link().masters().stream().map(MasterAddress::toString).toList();
  }

  private boolean inCluster() {
    MemberStatus status = cluster.selfMember().status();
    return status.equals(MemberStatus.up()) || status.equals(MemberStatus.weaklyUp());
  }
}
