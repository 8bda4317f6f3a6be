package dev.parley.master.registry;

import dev.parley.model.ids.Role;
import dev.parley.model.ids.VolumeId;
import dev.parley.model.reservations.PersistentVolume;
import dev.parley.model.reservations.Reservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * On what terms an agent takes part, as operators and frameworks have laid them down. They outlive
 * the agent's absence, also one that it announced. Immutable.
 *
 * @param deactivatedAt since when nothing of it is offered; present also while it drains
 */
public record AgentTerms(
    Optional<Instant> deactivatedAt,
    Optional<Drain> drain,
    List<Reservation> reservations,
    List<PersistentVolume> volumes) {
  static final AgentTerms NONE =
      new AgentTerms(Optional.empty(), Optional.empty(), List.of(), List.of());

  /** How far an agent takes part, by the words of Mesos. */
  public enum State {
    ACTIVE,
    DEACTIVATED,
    DRAINING,
    DRAINED
  }

  public AgentTerms {
    reservations = List.copyOf(reservations);
    volumes = List.copyOf(volumes);
  }

  public State state() {
    if (drain.isPresent()) {
      return drain.get().drainedAt().isPresent() ? State.DRAINED : State.DRAINING;
    }
    return deactivatedAt.isPresent() ? State.DEACTIVATED : State.ACTIVE;
  }

  public Optional<PersistentVolume> volume(Role role, VolumeId id) {
    return volumes.stream().filter(v -> v.role().equals(role) && v.id().equals(id)).findFirst();
  }

  AgentTerms deactivated(Instant at) {
    return new AgentTerms(Optional.of(at), drain, reservations, volumes);
  }

  AgentTerms reactivated() {
    return new AgentTerms(Optional.empty(), Optional.empty(), reservations, volumes);
  }

  AgentTerms draining(RegistryEvent.AgentDrainStarted event) {
    Drain next = new Drain(event.at(), event.mostGrace(), event.markGone(), Optional.empty());
    return new AgentTerms(
        deactivatedAt.or(() -> Optional.of(event.at())), Optional.of(next), reservations, volumes);
  }

  AgentTerms drained(Instant at) {
    return new AgentTerms(deactivatedAt, drain.map(d -> d.drained(at)), reservations, volumes);
  }

  AgentTerms reserved(Reservation more) {
    return withReservations(new ReservationList(reservations).plus(more).all());
  }

  AgentTerms unreserved(Reservation less) {
    return withReservations(new ReservationList(reservations).minus(less).all());
  }

  AgentTerms created(PersistentVolume volume) {
    return withVolumes(
        all -> {
          all.removeIf(v -> v.role().equals(volume.role()) && v.id().equals(volume.id()));
          all.add(volume);
          return all;
        });
  }

  AgentTerms destroyed(Role role, VolumeId id) {
    return withVolumes(
        all -> {
          all.removeIf(v -> v.role().equals(role) && v.id().equals(id));
          return all;
        });
  }

  private AgentTerms withReservations(List<Reservation> next) {
    return new AgentTerms(deactivatedAt, drain, next, volumes);
  }

  private AgentTerms withVolumes(UnaryOperator<List<PersistentVolume>> change) {
    return new AgentTerms(
        deactivatedAt, drain, reservations, change.apply(new ArrayList<>(volumes)));
  }
}
