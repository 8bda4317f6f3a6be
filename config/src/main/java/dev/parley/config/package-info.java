/** Settings: where they come from, how they are checked, and what they default to. */
@NullMarked
package dev.parley.config;

import org.jspecify.annotations.NullMarked;
