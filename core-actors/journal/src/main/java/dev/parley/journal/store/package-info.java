/**
 * The events and snapshots of one replica: on disk, with a bounded part in memory. No Akka, no
 * Raft.
 */
@NullMarked
package dev.parley.journal.store;

import org.jspecify.annotations.NullMarked;
