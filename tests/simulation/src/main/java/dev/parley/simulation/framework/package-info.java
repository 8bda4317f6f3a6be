/** Frameworks as processes, and the scheduler that one is scripted with. */
@NullMarked
package dev.parley.simulation.framework;

import org.jspecify.annotations.NullMarked;
