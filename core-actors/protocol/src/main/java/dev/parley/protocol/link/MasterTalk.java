package dev.parley.protocol.link;

import akka.actor.typed.ActorRef;
import dev.parley.protocol.downing.NodeId;
import dev.parley.protocol.view.JournalStatusView;
import dev.parley.protocol.wire.WireMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What masters ask each other before they trust each other: who keeps which log, and who is in a
 * cluster already. It needs no membership of anything, and goes on for as long as a master lives.
 */
public final class MasterTalk {
  /** Where a master is asked, below its address. */
  public static final String DESK = "masters-desk";

  private MasterTalk() {}

  /** What a master's desk understands; not sealed, because a desk has private ticks too. */
  public interface Question extends WireMessage {}

  /**
   * What is with you?
   *
   * @param name of the master that asks
   * @param masters as the asker was configured
   */
  public record AskMaster(
      String cluster, int wireVersion, String name, List<String> masters, ActorRef<Answer> replyTo)
      implements Question {
    public AskMaster {
      masters = List.copyOf(masters);
    }
  }

  /** What a master's desk answers. */
  public sealed interface Answer extends WireMessage {}

  /**
   * How it is with a master.
   *
   * @param masters as it was configured
   * @param inCluster whether its node is a member of a cluster already
   * @param unreachable nodes of masters, as its cluster sees it
   */
  public record News(
      String name,
      List<String> masters,
      boolean inCluster,
      Set<NodeId> unreachable,
      Replica replica)
      implements Answer {
    public News {
      masters = List.copyOf(masters);
      unreachable = Set.copyOf(unreachable);
    }
  }

  /**
   * The asker does not belong here.
   *
   * @param definite asking again is of no use; otherwise another master may know better
   */
  public record NoTalk(String name, String why, boolean definite) implements Answer {}

  /**
   * A master's replica of the log.
   *
   * @param group what it knows; empty while its folder is empty and it belongs to no group yet
   * @param status for people
   */
  public record Replica(Optional<Group> group, JournalStatusView status) {}

  /**
   * The group as one replica knows it. Replicas have peer ids: the master's name, with a number
   * after it if it came later.
   *
   * @param generation higher after a disaster recovery
   * @param leader of the group, as this replica has heard lately
   * @param lastTerm of the end of its log
   * @param lastIndex of the end of its log; -1 if it is empty
   * @param voters peer ids with the addresses of the replicas
   * @param listeners those that are catching up
   * @param members names with addresses of all that may have a replica
   * @param untouched it was founded, and nothing was ever written to its log
   */
  public record Group(
      String peerId,
      long generation,
      Optional<String> leader,
      long lastTerm,
      long lastIndex,
      Map<String, String> voters,
      Map<String, String> listeners,
      Map<String, String> members,
      boolean untouched) {
    public Group {
      voters = Map.copyOf(voters);
      listeners = Map.copyOf(listeners);
      members = Map.copyOf(members);
    }
  }
}
