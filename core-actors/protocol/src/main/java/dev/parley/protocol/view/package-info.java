/** What a node knows, as immutable data for the HTTP edge to read. */
@NullMarked
package dev.parley.protocol.view;

import org.jspecify.annotations.NullMarked;
