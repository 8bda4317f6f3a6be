/** How long a node takes to answer, and the memory it holds when idle. */
@NullMarked
package dev.parley.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
