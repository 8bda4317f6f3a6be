/** How long a commit takes when there is nothing else to do. */
@NullMarked
package dev.parley.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
