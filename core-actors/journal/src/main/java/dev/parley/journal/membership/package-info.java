/**
 * Who is a replica of the group: the identity of one, how a master starts, and how the group
 * changes.
 */
@NullMarked
package dev.parley.journal.membership;

import org.jspecify.annotations.NullMarked;
