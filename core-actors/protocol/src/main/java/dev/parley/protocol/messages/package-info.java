/** What agents, frameworks and the leading master say to each other: plain data. */
@NullMarked
package dev.parley.protocol.messages;

import org.jspecify.annotations.NullMarked;
