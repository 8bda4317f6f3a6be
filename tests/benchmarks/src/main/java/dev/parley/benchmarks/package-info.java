/** Benchmarks: each prints a distribution, and compares within one run where it compares at all. */
@NullMarked
package dev.parley.benchmarks;

import org.jspecify.annotations.NullMarked;
