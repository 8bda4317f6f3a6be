/** A master node: its place in the cluster, its front desk, its view of the leader. */
@NullMarked
package dev.parley.master.node;

import org.jspecify.annotations.NullMarked;
