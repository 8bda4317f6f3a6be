/** The group of masters over HTTP: who is in it, and changes of that. */
@NullMarked
package dev.parley.http.masters;

import org.jspecify.annotations.NullMarked;
