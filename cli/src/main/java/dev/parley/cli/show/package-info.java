/** What is there now, as tables or as JSON. */
@NullMarked
package dev.parley.cli.show;

import org.jspecify.annotations.NullMarked;
