/** Offers, and what a framework may do with them. */
@NullMarked
package dev.parley.model.offers;

import org.jspecify.annotations.NullMarked;
