/** {@code parley journal}: the replicated log, what it holds, and how that is saved. */
@NullMarked
package dev.parley.cli.journal;

import org.jspecify.annotations.NullMarked;
