package dev.parley.allocator;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.resources.Resources;
import java.time.Instant;

/**
 * The answer of step 2: these resources of this agent are to be offered to this framework. They
 * count as held by it until recovered.
 *
 * @param incarnation of the agent, as in {@link AllocatorCommand.AddAgent}
 */
public record Allocation(
    FrameworkId framework,
    Role role,
    AgentId agent,
    long incarnation,
    Resources resources,
    Instant at) {}
