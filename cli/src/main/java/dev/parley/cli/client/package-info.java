/** How commands reach a cluster: its masters, and the sandboxes of its tasks, over HTTP. */
@NullMarked
package dev.parley.cli.client;

import org.jspecify.annotations.NullMarked;
