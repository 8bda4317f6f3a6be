/** The agent as it runs: one actor around the core, and the facade that starts and stops it. */
@NullMarked
package dev.parley.agent.node;

import org.jspecify.annotations.NullMarked;
