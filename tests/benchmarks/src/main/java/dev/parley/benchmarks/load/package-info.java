/** Agents and frameworks by the thousand, for the real masters, over the real wire. */
@NullMarked
package dev.parley.benchmarks.load;

import org.jspecify.annotations.NullMarked;
