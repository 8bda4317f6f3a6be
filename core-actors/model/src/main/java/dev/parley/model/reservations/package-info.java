/** What is set aside on an agent: reserved resources, and volumes that outlive tasks. */
@NullMarked
package dev.parley.model.reservations;

import org.jspecify.annotations.NullMarked;
