/** The agent's durable events on disk. */
@NullMarked
package dev.parley.agent.checkpoint;

import org.jspecify.annotations.NullMarked;
