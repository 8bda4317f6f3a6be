/** Every decision of the leading master, as deterministic functions over the registry. No Akka. */
@NullMarked
package dev.parley.master.core;

import org.jspecify.annotations.NullMarked;
