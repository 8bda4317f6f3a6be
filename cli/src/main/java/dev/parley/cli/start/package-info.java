/** Commands that start nodes and run until they are told to stop. */
@NullMarked
package dev.parley.cli.start;

import org.jspecify.annotations.NullMarked;
