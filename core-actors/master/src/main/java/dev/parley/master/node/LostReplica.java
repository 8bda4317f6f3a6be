package dev.parley.master.node;

import dev.parley.protocol.link.MasterTalk;
import dev.parley.protocol.view.JournalStatusView;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows when a master is of no use in the cluster: its own replica does not run, as when its disk
 * is full, while a majority of the others' do. Such a node has no proof of the quorum, so it must
 * not go on to lead. Soft state of one actor.
 */
final class LostReplica {
  /** Longer than a replica needs to start again. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private Optional<Long> sinceNanos = Optional.empty();

  /**
   * To be called often, while the node is in the cluster.
   *
   * @param runs whether this node's replica does
   * @param voters names of the masters whose replicas vote
   * @param others what they say, without those that do not answer
   */
  boolean mustLeave(
      boolean runs, Set<String> voters, Map<String, MasterTalk.News> others, long nowNanos) {
    long running =
        others.values().stream()
            .filter(news -> voters.contains(news.name()))
            .filter(news -> news.replica().status().state().equals(JournalStatusView.RUNNING))
            .count();
    if (runs || 2 * running <= voters.size()) {
      sinceNanos = Optional.empty();
      return false;
    }
    long since = sinceNanos.orElse(nowNanos);
    sinceNanos = Optional.of(since);
    return nowNanos - since >= GRACE.toNanos();
  }
}
