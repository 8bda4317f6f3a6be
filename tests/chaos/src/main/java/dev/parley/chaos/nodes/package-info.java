/** Masters, agents and frameworks as processes of their own, and the signals they are sent. */
@NullMarked
package dev.parley.chaos.nodes;

import org.jspecify.annotations.NullMarked;
