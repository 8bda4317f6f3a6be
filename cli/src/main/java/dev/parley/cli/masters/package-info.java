/** {@code parley masters}: who is a master, and changes of that. */
@NullMarked
package dev.parley.cli.masters;

import org.jspecify.annotations.NullMarked;
