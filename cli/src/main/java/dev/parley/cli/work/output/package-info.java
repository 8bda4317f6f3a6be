/** What tasks write, read from their agents as it is, byte for byte. */
@NullMarked
package dev.parley.cli.work.output;

import org.jspecify.annotations.NullMarked;
