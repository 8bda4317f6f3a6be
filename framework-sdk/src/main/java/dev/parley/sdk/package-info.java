/** What authors of frameworks program against: typed events in, a handle out. */
@NullMarked
package dev.parley.sdk;

import org.jspecify.annotations.NullMarked;
