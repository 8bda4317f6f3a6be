/** The replicated log over HTTP: how it is, what it holds, and how that is saved and restored. */
@NullMarked
package dev.parley.http.journal;

import org.jspecify.annotations.NullMarked;
