/** The leading master as a process: journal, batches, allocator, and the door for envelopes. */
@NullMarked
package dev.parley.simulation.master;

import org.jspecify.annotations.NullMarked;
