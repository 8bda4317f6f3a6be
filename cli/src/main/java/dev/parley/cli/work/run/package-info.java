/** One command, run as if it ran here. */
@NullMarked
package dev.parley.cli.work.run;

import org.jspecify.annotations.NullMarked;
