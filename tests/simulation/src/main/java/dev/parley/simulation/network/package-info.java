/** The network between the nodes, and the agents' and frameworks' link to the leading master. */
@NullMarked
package dev.parley.simulation.network;

import org.jspecify.annotations.NullMarked;
