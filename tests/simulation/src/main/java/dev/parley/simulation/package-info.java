/** A whole cluster in one thread on a virtual clock, in which things go wrong from a seed. */
@NullMarked
package dev.parley.simulation;

import org.jspecify.annotations.NullMarked;
