package dev.parley.protocol.downing;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Who decides that a master's node is gone: the group of masters, by a committed decision. The
 * failure detector of the cluster only tells it whom it suspects. Thread-safe.
 */
public interface DowningAuthority {
  /** These nodes of masters are unreachable now, as this node sees it; told again and again. */
  void suspect(Set<NodeId> unreachable);

  /**
   * The consumer is given every decision there is, old and new, until the answer is closed: nodes
   * that are gone for good.
   */
  AutoCloseable onDecision(Consumer<NodeId> consumer);
}
