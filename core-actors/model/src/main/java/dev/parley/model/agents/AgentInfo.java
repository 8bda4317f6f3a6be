package dev.parley.model.agents;

import dev.parley.model.resources.Resources;

/**
 * An agent as it describes itself.
 *
 * @param name what the operator calls it; need not be unique
 * @param hostname where other hosts reach it
 * @param httpPort of its HTTP server
 * @param resources all that it lends to tasks
 */
public record AgentInfo(
    String name, String hostname, int httpPort, Resources resources, Attributes attributes) {}
