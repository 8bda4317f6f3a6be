/** The cluster that work runs on: one that is there, or one of its own. */
@NullMarked
package dev.parley.cli.work.cluster;

import org.jspecify.annotations.NullMarked;
