/** What must hold of every history, whatever was done to the cluster. */
@NullMarked
package dev.parley.chaos.checker;

import org.jspecify.annotations.NullMarked;
