/**
 * The allocation engine: who is offered how much. Plain Java; the actor over it is in {@code
 * actor}.
 */
@NullMarked
package dev.parley.allocator;

import org.jspecify.annotations.NullMarked;
