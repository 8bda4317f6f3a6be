/** What is shown while work goes on. */
@NullMarked
package dev.parley.cli.work.terminal;

import org.jspecify.annotations.NullMarked;
