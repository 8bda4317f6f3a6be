package dev.parley.protocol.downing;

import akka.actor.AbstractActorWithTimers;
import akka.actor.Props;
import akka.cluster.Cluster;
import akka.cluster.ClusterEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.ReachabilityEvent;
import akka.cluster.ClusterEvent.ReachableMember;
import akka.cluster.ClusterEvent.UnreachableMember;
import java.time.Duration;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the authority which masters are unreachable: as soon as one is, and then again and again
 * until none is. Downs whom it has decided on. Akka starts it, as an untyped actor, with the
 * cluster itself.
 */
final class SuspicionWatch extends AbstractActorWithTimers {
  private static final Logger LOG = LoggerFactory.getLogger(SuspicionWatch.class);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private record Begin() {}

  private record Look() {}

  private final DowningAuthority authority;
  private @Nullable AutoCloseable decisions;

  static Props props(DowningAuthority authority) {
    return Props.create(SuspicionWatch.class, () -> new SuspicionWatch(authority));
  }

  private SuspicionWatch(DowningAuthority authority) {
    this.authority = authority;
  }

  @Override
  public void preStart() {
    akka.actor.ActorRef self = getSelf();
    decisions = authority.onDecision(node -> self.tell(node, akka.actor.ActorRef.noSender()));
    // Akka starts this actor while it makes the cluster's extension, which is not to be waited for
    // here.
    getTimers().startSingleTimer(Begin.class, new Begin(), INTERVAL);
  }

  @Override
  public void postStop() throws Exception {
    cluster().unsubscribe(getSelf());
    if (decisions != null) {
      decisions.close();
    }
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(Begin.class, begin -> subscribe())
        .match(Look.class, look -> onLook())
        .match(ReachabilityEvent.class, event -> onChange())
        .match(MemberRemoved.class, event -> onChange())
        .match(NodeId.class, this::onDecision)
        .build();
  }

  private void subscribe() {
    cluster()
        .subscribe(
            getSelf(),
            ClusterEvent.initialStateAsEvents(),
            UnreachableMember.class,
            ReachableMember.class,
            MemberRemoved.class);
  }

  /** The cluster's state may be a moment behind the event, so it is looked at once more. */
  private void onChange() {
    authority.suspect(Suspects.of(cluster()));
    lookAgain();
  }

  private void onLook() {
    Set<NodeId> suspects = Suspects.of(cluster());
    authority.suspect(suspects);
    if (!suspects.isEmpty()) {
      lookAgain();
    }
  }

  private void lookAgain() {
    getTimers().startSingleTimer(Look.class, new Look(), INTERVAL);
  }

  private void onDecision(NodeId node) {
    Cluster cluster = cluster();
    StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .filter(member -> NodeId.of(member.uniqueAddress()).equals(node))
        .forEach(
            member -> {
              // It may be this node, paused or cut off meanwhile: the others have shut it out, and
              // may have nothing to tell it any more. It has to join as another one.
              LOG.warn("The masters agreed that {} is gone", node.address());
              cluster.down(member.address());
            });
  }

  private Cluster cluster() {
    return Cluster.get(getContext().getSystem());
  }
}
