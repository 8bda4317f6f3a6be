/** What must hold of every world, and of a world at rest. */
@NullMarked
package dev.parley.simulation.invariants;

import org.jspecify.annotations.NullMarked;
