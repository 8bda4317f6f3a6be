/** What is done to a cluster, and the cluster it is done to. */
@NullMarked
package dev.parley.chaos.scenarios;

import org.jspecify.annotations.NullMarked;
