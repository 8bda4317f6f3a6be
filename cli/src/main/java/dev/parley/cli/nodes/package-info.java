/** Puts nodes together from their parts: the only place that knows all modules. */
@NullMarked
package dev.parley.cli.nodes;

import org.jspecify.annotations.NullMarked;
