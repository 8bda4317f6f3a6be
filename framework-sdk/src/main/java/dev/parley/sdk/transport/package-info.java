/** The way from a framework's process to the masters: finding them, and the link to the leader. */
@NullMarked
package dev.parley.sdk.transport;

import org.jspecify.annotations.NullMarked;
