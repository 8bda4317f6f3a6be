/** The actors of the leading master: the cluster singleton and what it is made of. */
@NullMarked
package dev.parley.master.leader;

import org.jspecify.annotations.NullMarked;
