/** How a master's node is declared gone: by a decision of the group of masters, and never else. */
@NullMarked
package dev.parley.protocol.downing;

import org.jspecify.annotations.NullMarked;
