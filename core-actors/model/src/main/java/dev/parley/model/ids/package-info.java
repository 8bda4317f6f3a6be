/** Identifiers: one record per kind, so that the compiler tells them apart. */
@NullMarked
package dev.parley.model.ids;

import org.jspecify.annotations.NullMarked;
