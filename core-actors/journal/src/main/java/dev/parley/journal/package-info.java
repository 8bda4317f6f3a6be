/** Where events are kept. Knows nothing of masters or tasks. */
@NullMarked
package dev.parley.journal;

import org.jspecify.annotations.NullMarked;
