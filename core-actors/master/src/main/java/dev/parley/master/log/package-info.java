/**
 * The replicated log, as far as a master needs to know it, and the copy of the registry made of it.
 */
@NullMarked
package dev.parley.master.log;

import org.jspecify.annotations.NullMarked;
