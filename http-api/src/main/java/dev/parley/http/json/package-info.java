/** JSON that is written piece by piece, so that a reply may be larger than the memory for it. */
@NullMarked
package dev.parley.http.json;

import org.jspecify.annotations.NullMarked;
