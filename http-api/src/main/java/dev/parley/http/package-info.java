/** The HTTP edge of masters and agents: what listens, and which endpoint answers what. */
@NullMarked
package dev.parley.http;

import org.jspecify.annotations.NullMarked;
