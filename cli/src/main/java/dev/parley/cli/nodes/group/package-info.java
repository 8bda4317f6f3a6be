/** Brings together the master and the journal, which do not know each other. */
@NullMarked
package dev.parley.cli.nodes.group;

import org.jspecify.annotations.NullMarked;
