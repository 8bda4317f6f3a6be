/** One task: its output, its end, its way through the six steps. */
@NullMarked
package dev.parley.cli.task;

import org.jspecify.annotations.NullMarked;
