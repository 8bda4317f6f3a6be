/** The decisions of an agent: plain and deterministic, without actors, clocks or files. */
@NullMarked
package dev.parley.agent.core;

import org.jspecify.annotations.NullMarked;
