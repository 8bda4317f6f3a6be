/** What commands notice of a snapshot. */
@NullMarked
package dev.parley.benchmarks.snapshots;

import org.jspecify.annotations.NullMarked;
