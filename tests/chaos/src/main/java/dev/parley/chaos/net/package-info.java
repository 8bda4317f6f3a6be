/** A network of one's own for each node, and what may go wrong in it. */
@NullMarked
package dev.parley.chaos.net;

import org.jspecify.annotations.NullMarked;
