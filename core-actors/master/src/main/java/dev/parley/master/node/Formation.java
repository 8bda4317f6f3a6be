package dev.parley.master.node;

import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.link.MasterTalk;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a master's node gets into a cluster. Two masters must never start one each; so only the node
 * whose replica leads the group may start one, and only when a majority says that it knows of none.
 */
final class Formation {
  private Formation() {}

  /** What to do now. */
  sealed interface Step {}

  /** Become a member where these are. */
  record Join(List<MasterAddress> members) implements Step {}

  /** Begin a cluster of one; the others will join it. */
  record Start() implements Step {}

  /** Ask again. */
  record Wait() implements Step {}

  /**
   * @param masters all of them, this one included
   * @param others what they say, without those that do not answer
   */
  static Step next(
      MasterGroup group, List<MasterAddress> masters, Map<String, MasterTalk.News> others) {
    if (!group.isMember()) {
      return new Wait();
    }
    List<MasterAddress> members =
        masters.stream()
            .filter(m -> others.containsKey(m.name()) && others.get(m.name()).inCluster())
            .toList();
    if (!members.isEmpty()) {
      return new Join(members);
    }
    // This one leads the group, so it is a voter too.
    Set<String> voters = group.voters();
    long answering = 1 + others.keySet().stream().filter(voters::contains).count();
    return group.leads() && 2 * answering > voters.size() ? new Start() : new Wait();
  }
}
