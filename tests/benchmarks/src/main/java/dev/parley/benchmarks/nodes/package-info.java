/** Nodes as processes of their own, started as a user would, and what the kernel says of them. */
@NullMarked
package dev.parley.benchmarks.nodes;

import org.jspecify.annotations.NullMarked;
