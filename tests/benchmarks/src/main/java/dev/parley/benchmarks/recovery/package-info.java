/** How long it takes to read a large registry back. */
@NullMarked
package dev.parley.benchmarks.recovery;

import org.jspecify.annotations.NullMarked;
