/** How long a cluster is without its leading master, when one ends and another takes over. */
@NullMarked
package dev.parley.benchmarks.failover;

import org.jspecify.annotations.NullMarked;
