/** What can go wrong with a command, what the user is told, and how the process exits. */
@NullMarked
package dev.parley.cli.problems;

import org.jspecify.annotations.NullMarked;
