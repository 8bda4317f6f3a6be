/** The commands that run work on a cluster, as frameworks built on the SDK. */
@NullMarked
package dev.parley.cli.work;

import org.jspecify.annotations.NullMarked;
