/** One replica of the group: Apache Ratis, kept alive, and the way to the group's leader. */
@NullMarked
package dev.parley.journal.raft;

import org.jspecify.annotations.NullMarked;
