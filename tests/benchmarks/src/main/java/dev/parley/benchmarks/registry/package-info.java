/** A registry of any size, written event by event through the real journal. */
@NullMarked
package dev.parley.benchmarks.registry;

import org.jspecify.annotations.NullMarked;
