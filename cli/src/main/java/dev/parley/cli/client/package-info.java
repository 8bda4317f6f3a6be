/** How commands reach the masters of a cluster, over HTTP. */
@NullMarked
package dev.parley.cli.client;

import org.jspecify.annotations.NullMarked;
