/** Runs a framework's session: the actor around the core, and the way to the masters. */
@NullMarked
package dev.parley.sdk.session;

import org.jspecify.annotations.NullMarked;
