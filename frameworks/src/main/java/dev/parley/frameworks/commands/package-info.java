/** A framework that runs commands to their end as tasks, as many at a time as offers allow. */
@NullMarked
package dev.parley.frameworks.commands;

import org.jspecify.annotations.NullMarked;
