/** Tests of the HTTP edge, over real HTTP on loopback, with fakes behind it. */
@NullMarked
package dev.parley.http;

import org.jspecify.annotations.NullMarked;
