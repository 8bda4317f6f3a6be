/** What can go wrong with a request, and what it looks like to the client. */
@NullMarked
package dev.parley.http.errors;

import org.jspecify.annotations.NullMarked;
