package dev.parley.master.node;

import dev.parley.master.leader.Operators;
import dev.parley.master.view.PublishedState;
import java.util.Optional;

/**
 * Whether this node leads, and what it publishes while it does: two actors say so, in any order.
 * Thread-safe.
 */
final class LeadingState {
  private volatile Optional<Operators> operators = Optional.empty();
  private volatile Optional<PublishedState> published = Optional.empty();

  void leads(Operators now) {
    operators = Optional.of(now);
  }

  void publish(PublishedState now) {
    published = Optional.of(now);
  }

  void leadsNoMore() {
    operators = Optional.empty();
    published = Optional.empty();
  }

  /** To be asked for what only a leading master can do; empty if it does not lead. */
  Optional<Operators> operators() {
    return operators;
  }

  /** As of the last batch; empty if it does not lead, or has published nothing yet. */
  Optional<PublishedState> published() {
    return operators.isPresent() ? published : Optional.empty();
  }
}
