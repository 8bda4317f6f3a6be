/** What goes wrong in a run, and when. */
@NullMarked
package dev.parley.simulation.faults;

import org.jspecify.annotations.NullMarked;
