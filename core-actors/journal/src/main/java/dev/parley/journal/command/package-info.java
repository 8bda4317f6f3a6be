/** What the replicas agree on, and how it is written into their log. */
@NullMarked
package dev.parley.journal.command;

import org.jspecify.annotations.NullMarked;
