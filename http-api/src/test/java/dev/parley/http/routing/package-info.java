/** Tests of the classes of this package. */
@NullMarked
package dev.parley.http.routing;

import org.jspecify.annotations.NullMarked;
