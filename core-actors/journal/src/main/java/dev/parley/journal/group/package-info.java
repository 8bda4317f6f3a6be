/** The group of replicas, as its users see it. */
@NullMarked
package dev.parley.journal.group;

import org.jspecify.annotations.NullMarked;
