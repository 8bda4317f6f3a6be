package dev.parley.simulation.framework;

/**
 * How a {@link Workload} behaves.
 *
 * @param tasks how many it launches in all
 * @param kills probability, at each tick, of killing a task
 * @param whims probability, at each tick, of suppressing, reviving or even tearing down
 * @param acknowledgesLate whether it acknowledges statuses itself, and not at once
 */
public record Habits(int tasks, double kills, double whims, boolean acknowledgesLate) {}
