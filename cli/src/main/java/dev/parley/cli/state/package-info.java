/** What the leading master says is there now, as the tables show it. */
@NullMarked
package dev.parley.cli.state;

import org.jspecify.annotations.NullMarked;
