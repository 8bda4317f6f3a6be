/** When which machines will be worked on. */
@NullMarked
package dev.parley.model.maintenance;

import org.jspecify.annotations.NullMarked;
