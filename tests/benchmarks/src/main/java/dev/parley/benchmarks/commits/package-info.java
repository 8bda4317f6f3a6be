/** How many events a second the masters commit. */
@NullMarked
package dev.parley.benchmarks.commits;

import org.jspecify.annotations.NullMarked;
