@NullMarked
package dev.parley.benchmarks.registry;

import org.jspecify.annotations.NullMarked;
