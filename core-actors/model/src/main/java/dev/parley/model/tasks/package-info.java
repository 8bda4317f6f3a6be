/** Tasks, their statuses, and the one table of the task life cycle. */
@NullMarked
package dev.parley.model.tasks;

import org.jspecify.annotations.NullMarked;
