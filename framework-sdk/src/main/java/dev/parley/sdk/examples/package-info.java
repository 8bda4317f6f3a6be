/** Small complete frameworks to start from. */
@NullMarked
package dev.parley.sdk.examples;

import org.jspecify.annotations.NullMarked;
