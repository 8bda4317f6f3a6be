/** The actor over the allocation engine; the one package of this module that knows Akka. */
@NullMarked
package dev.parley.allocator.actor;

import org.jspecify.annotations.NullMarked;
