package dev.parley.sdk.testkit;

import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;

/** Offers for tests. */
public final class Offers {
  private Offers() {}

  /**
   * An offer of role {@code *} by an agent without attributes.
   *
   * @param resources in their text form, as in {@code cpus:4;mem:4096}
   */
  public static Offer of(String id, FrameworkId framework, AgentId agent, String resources) {
    return new Offer(
        new OfferId(id),
        framework,
        Role.ANY,
        agent,
        agent.value() + ".example",
        Resources.parse(resources),
        Attributes.parse(""));
  }
}
