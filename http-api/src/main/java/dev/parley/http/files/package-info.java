/** Browsing, reading and downloading files below certain folders, and nothing outside of them. */
@NullMarked
package dev.parley.http.files;

import org.jspecify.annotations.NullMarked;
