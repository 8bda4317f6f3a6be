package dev.parley.master.node;

import akka.actor.typed.ActorRef;
import dev.parley.master.leader.LeaderEvents;
import dev.parley.master.leader.Operators;
import dev.parley.master.view.PublishedState;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.view.NodeView;
import dev.parley.protocol.wire.Envelope;
import java.time.InstantSource;
import java.util.Optional;

/** What this node does while it leads: it shows the leader's state, and has it announced. */
final class Leadership implements LeaderEvents {
  private final NodeView node;
  private final NodeState state;
  private final ActorRef<Announcer.Command> announcer;
  private final InstantSource clock;

  Leadership(
      NodeView node, NodeState state, ActorRef<Announcer.Command> announcer, InstantSource clock) {
    this.node = node;
    this.state = state;
    this.announcer = announcer;
    this.clock = clock;
  }

  @Override
  public void leads(long epoch, ActorRef<Envelope> door, Operators operators) {
    LeaderView leader =
        new LeaderView(
            node.name(),
            node.hostname(),
            node.clusterPort(),
            node.httpPort(),
            epoch,
            clock.instant());
    state.setLeader(Optional.of(leader));
    state.leads(operators);
    announcer.tell(
        new Announcer.Announce(Optional.of(new LeaderSearch.AnnounceLeader(leader, door))));
  }

  @Override
  public void published(PublishedState published) {
    state.publish(published);
  }

  @Override
  public void stopped() {
    state.leadsNoMore();
    announcer.tell(new Announcer.Announce(Optional.empty()));
  }
}
