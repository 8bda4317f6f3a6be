package dev.parley.master.registry;

import dev.parley.model.ids.Role;
import dev.parley.model.reservations.Reservation;
import dev.parley.model.resources.Resources;
import java.util.ArrayList;
import java.util.List;

/**
 * The reservations of one agent; those of one role, principal and labels are one. No operation
 * fails, whatever the resources are. Immutable.
 */
public record ReservationList(List<Reservation> all) {
  public ReservationList {
    all = List.copyOf(all);
  }

  ReservationList plus(Reservation more) {
    List<Reservation> next = new ArrayList<>(all);
    for (int i = 0; i < next.size(); i++) {
      Reservation old = next.get(i);
      if (old.isOfTheSameKindAs(more) && canBeAdded(old.resources(), more.resources())) {
        next.set(i, old.with(old.resources().plus(more.resources())));
        return new ReservationList(next);
      }
    }
    next.add(more);
    return new ReservationList(next);
  }

  ReservationList minus(Reservation less) {
    List<Reservation> next = new ArrayList<>();
    for (Reservation old : all) {
      Reservation left =
          old.isOfTheSameKindAs(less)
              ? old.with(old.resources().minusWhatIsThere(less.resources()))
              : old;
      if (!left.resources().isEmpty()) {
        next.add(left);
      }
    }
    return new ReservationList(next);
  }

  /** Whether all that {@code less} names is reserved in this way. */
  public boolean contains(Reservation less) {
    return all.stream()
        .anyMatch(r -> r.isOfTheSameKindAs(less) && r.resources().contains(less.resources()));
  }

  /** What is left of all that an agent has. */
  public Resources unreservedOf(Resources total) {
    Resources left = total;
    for (Reservation reservation : all) {
      left = left.minusWhatIsThere(reservation.resources());
    }
    return left;
  }

  /** In whole mebibytes, rounded down. */
  public long diskOf(Role role) {
    return all.stream()
        .filter(r -> r.role().equals(role))
        .mapToLong(r -> r.resources().milli(Resources.DISK) / 1000)
        .sum();
  }

  private static boolean canBeAdded(Resources some, Resources others) {
    return others.asMap().entrySet().stream()
        .allMatch(
            e ->
                some.get(e.getKey())
                    .filter(v -> v.getClass() != e.getValue().getClass())
                    .isEmpty());
  }
}
