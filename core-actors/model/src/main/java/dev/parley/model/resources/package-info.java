/** The resource algebra: scalars in thousandths, ranges and sets. */
@NullMarked
package dev.parley.model.resources;

import org.jspecify.annotations.NullMarked;
