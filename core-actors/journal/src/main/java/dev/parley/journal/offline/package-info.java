/**
 * What is done with a replica's files while the replica does not run: the check before it starts,
 * backup and restore, and the recovery of a group that has lost its majority.
 */
@NullMarked
package dev.parley.journal.offline;

import org.jspecify.annotations.NullMarked;
