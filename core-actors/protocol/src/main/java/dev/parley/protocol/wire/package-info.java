/** How messages travel: envelopes, type names, and the cutting of large messages. */
@NullMarked
package dev.parley.protocol.wire;

import org.jspecify.annotations.NullMarked;
