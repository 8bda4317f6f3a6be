/** What a master must never forget: the durable state and the events that change it. No Akka. */
@NullMarked
package dev.parley.master.registry;

import org.jspecify.annotations.NullMarked;
