/** Virtual time and seeded chance: the only clock and the only dice of a run. */
@NullMarked
package dev.parley.simulation.time;

import org.jspecify.annotations.NullMarked;
