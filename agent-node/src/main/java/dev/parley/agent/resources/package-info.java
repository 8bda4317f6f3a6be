/** What this machine has to lend. */
@NullMarked
package dev.parley.agent.resources;

import org.jspecify.annotations.NullMarked;
