/** A process's disposable place in the Akka cluster: joining, finding the leader, rejoining. */
@NullMarked
package dev.parley.protocol.link;

import org.jspecify.annotations.NullMarked;
