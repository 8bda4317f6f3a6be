package dev.parley.master.registry;

import dev.parley.model.ids.AgentId;
import java.time.Instant;
import java.util.Comparator;

/**
 * An agent that is not part of the cluster now.
 *
 * @param gone whether an operator marked it gone, so that it may not return
 * @param terms to which it returns, if it may
 */
public record FormerAgent(AgentId id, Instant since, boolean gone, AgentTerms terms)
    implements Comparable<FormerAgent> {
  private static final Comparator<FormerAgent> ORDER =
      Comparator.comparing(FormerAgent::since).thenComparing(FormerAgent::id);

  /** The one that went first comes first. */
  @Override
  public int compareTo(FormerAgent other) {
    return ORDER.compare(this, other);
  }
}
