/** The small store that each framework has at the masters. */
@NullMarked
package dev.parley.model.state;

import org.jspecify.annotations.NullMarked;
