/** Tests of the classes of this package. */
@NullMarked
package dev.parley.http.files;

import org.jspecify.annotations.NullMarked;
