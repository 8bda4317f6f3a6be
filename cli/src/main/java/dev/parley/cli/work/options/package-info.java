/** The options that tasks are described with. */
@NullMarked
package dev.parley.cli.work.options;

import org.jspecify.annotations.NullMarked;
