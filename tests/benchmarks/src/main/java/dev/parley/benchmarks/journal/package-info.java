/** The replicas of the journal in the benchmark's own process. */
@NullMarked
package dev.parley.benchmarks.journal;

import org.jspecify.annotations.NullMarked;
