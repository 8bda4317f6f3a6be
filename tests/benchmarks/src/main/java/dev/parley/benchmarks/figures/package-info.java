/** What benchmarks measure, and how they print it. */
@NullMarked
package dev.parley.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
