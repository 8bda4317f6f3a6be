/** What was said in a run, as lines. */
@NullMarked
package dev.parley.simulation.trace;

import org.jspecify.annotations.NullMarked;
