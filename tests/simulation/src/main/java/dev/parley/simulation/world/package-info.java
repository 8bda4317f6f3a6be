/** What is true at one moment, seen from outside of all nodes. */
@NullMarked
package dev.parley.simulation.world;

import org.jspecify.annotations.NullMarked;
