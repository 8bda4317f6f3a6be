/** Events and snapshots as they are kept: numbers and bytes. */
@NullMarked
package dev.parley.journal.records;

import org.jspecify.annotations.NullMarked;
