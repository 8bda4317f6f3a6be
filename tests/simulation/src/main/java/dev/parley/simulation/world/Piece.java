package dev.parley.simulation.world;

import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;

/** What a task takes of its agent. */
public record Piece(TaskKey task, Resources resources) {}
