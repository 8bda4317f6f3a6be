/** What the simulated processes share. */
@NullMarked
package dev.parley.simulation.node;

import org.jspecify.annotations.NullMarked;
