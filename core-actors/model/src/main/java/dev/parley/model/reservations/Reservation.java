package dev.parley.model.reservations;

import dev.parley.model.ids.Role;
import dev.parley.model.resources.Resources;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Resources of one agent that only a role is offered, until they are unreserved.
 *
 * @param principal who reserved them, where that is known
 * @param labels by which the one who reserved tells reservations apart
 */
public record Reservation(
    Role role, Optional<String> principal, SortedMap<String, String> labels, Resources resources) {

  public Reservation {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  public static Reservation of(Role role, Resources resources) {
    return new Reservation(role, Optional.empty(), new TreeMap<>(), resources);
  }

  /** Whether the two differ at most in their resources. */
  public boolean isOfTheSameKindAs(Reservation other) {
    return role.equals(other.role)
        && principal.equals(other.principal)
        && labels.equals(other.labels);
  }

  public Reservation with(Resources others) {
    return new Reservation(role, principal, labels, others);
  }
}
