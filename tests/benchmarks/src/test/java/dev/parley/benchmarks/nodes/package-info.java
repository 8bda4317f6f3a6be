@NullMarked
package dev.parley.benchmarks.nodes;

import org.jspecify.annotations.NullMarked;
