/** What the cluster knows of an agent. */
@NullMarked
package dev.parley.model.agents;

import org.jspecify.annotations.NullMarked;
