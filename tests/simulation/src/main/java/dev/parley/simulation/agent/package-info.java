/** The agent as a process, and the operating system under it, which outlives it. */
@NullMarked
package dev.parley.simulation.agent;

import org.jspecify.annotations.NullMarked;
