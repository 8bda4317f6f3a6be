package dev.parley.model.offers;

import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.resources.Resources;

/**
 * Resources of one agent, lent to one framework until it answers, the offer times out, or it is
 * rescinded.
 *
 * @param hostname of the agent
 */
public record Offer(
    OfferId id,
    FrameworkId framework,
    Role role,
    AgentId agent,
    String hostname,
    Resources resources,
    Attributes attributes) {}
