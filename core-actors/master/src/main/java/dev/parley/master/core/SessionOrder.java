package dev.parley.master.core;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * In which order sessions were opened, so that a registration that was long under way replaces none
 * of a later session. Its sender may be dead, and what it says of its tasks out of date.
 *
 * <p>A process registers only after this master has answered its opening. So of two processes of
 * one agent or framework, the session of the later one is opened later, however late the
 * registration of the earlier one arrives. Soft state, good for one leadership: what was said to
 * another master carries another epoch.
 */
final class SessionOrder {
  private final boolean kept;
  private final Map<SessionId, Long> waiting = new HashMap<>();
  private final Map<AgentId, Long> agents = new HashMap<>();
  private final Map<FrameworkId, Long> frameworks = new HashMap<>();
  private long opened;

  /**
   * @param kept false only where the simulator shows that the order is needed
   */
  SessionOrder(boolean kept) {
    this.kept = kept;
  }

  /** The session may be used, for a registration or a subscription. */
  void opened(SessionId session) {
    waiting.put(session, ++opened);
  }

  /** The place of a session that has not been used yet; empty if it is over, or never began. */
  Optional<Long> take(SessionId session) {
    return Optional.ofNullable(waiting.remove(session));
  }

  boolean isOutdated(AgentId agent, long place) {
    return kept && place < agents.getOrDefault(agent, 0L);
  }

  boolean isOutdated(FrameworkId framework, long place) {
    return kept && place < frameworks.getOrDefault(framework, 0L);
  }

  void registered(AgentId agent, long place) {
    agents.put(agent, place);
  }

  void subscribed(FrameworkId framework, long place) {
    frameworks.put(framework, place);
  }

  /** It has ended for good, and is refused whenever it comes. */
  void forget(FrameworkId framework) {
    frameworks.remove(framework);
  }
}
