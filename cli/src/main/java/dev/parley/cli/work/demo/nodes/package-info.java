/** The processes of the demo: masters and agents on free ports of this machine. */
@NullMarked
package dev.parley.cli.work.demo.nodes;

import org.jspecify.annotations.NullMarked;
