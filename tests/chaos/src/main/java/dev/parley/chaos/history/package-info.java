/** What was seen of a cluster from outside, with times. */
@NullMarked
package dev.parley.chaos.history;

import org.jspecify.annotations.NullMarked;
