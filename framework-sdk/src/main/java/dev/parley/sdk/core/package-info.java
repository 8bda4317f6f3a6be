/** The session of one framework as plain decisions: no Akka, no clock, no threads. */
@NullMarked
package dev.parley.sdk.core;

import org.jspecify.annotations.NullMarked;
