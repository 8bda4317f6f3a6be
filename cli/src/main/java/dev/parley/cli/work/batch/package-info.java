/** One task for each line of an input, and what becomes of each. */
@NullMarked
package dev.parley.cli.work.batch;

import org.jspecify.annotations.NullMarked;
