/** Running tasks as processes of the operating system that outlive the agent's JVM. */
@NullMarked
package dev.parley.agent.container;

import org.jspecify.annotations.NullMarked;
