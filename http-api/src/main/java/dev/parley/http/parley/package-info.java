/** Endpoints of Parley's own, below {@code /parley/v1}. */
@NullMarked
package dev.parley.http.parley;

import org.jspecify.annotations.NullMarked;
