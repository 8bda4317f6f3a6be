/** Tests of the classes of this package. */
@NullMarked
package dev.parley.http.json;

import org.jspecify.annotations.NullMarked;
