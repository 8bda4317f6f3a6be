/** The cluster and the agent in the field names of Mesos. */
@NullMarked
package dev.parley.http.state;

import org.jspecify.annotations.NullMarked;
