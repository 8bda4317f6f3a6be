package dev.parley.simulation.world;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;

/** A task whose launch was committed. */
public record Launched(TaskKey task, AgentId agent, Resources resources) {}
