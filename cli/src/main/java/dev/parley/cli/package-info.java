/** The command {@code parley}: what it is made of, and how its arguments are understood. */
@NullMarked
package dev.parley.cli;

import org.jspecify.annotations.NullMarked;
