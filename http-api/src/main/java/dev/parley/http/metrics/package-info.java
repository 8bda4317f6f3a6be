/** Figures for monitoring, under the names of Mesos. */
@NullMarked
package dev.parley.http.metrics;

import org.jspecify.annotations.NullMarked;
