package dev.parley.master.core;

import dev.parley.master.registry.AgentRecord;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.master.registry.ReservationList;
import dev.parley.model.ids.Role;
import dev.parley.model.reservations.PersistentVolume;
import dev.parley.model.reservations.Reservation;
import dev.parley.model.resources.Resources;
import java.util.Optional;

/**
 * Decides on what is set aside on an agent: no more than it has, and no volume on disk that is not
 * reserved for its role.
 */
final class ReservationDecisions {
  private ReservationDecisions() {}

  static Optional<Refusal> decide(Turn turn, AgentRecord agent, OperatorOrder.OfAgent order) {
    if (order instanceof OperatorOrder.ReserveResources o) {
      return reserve(turn, agent, o.reservation());
    } else if (order instanceof OperatorOrder.UnreserveResources o) {
      return unreserve(turn, agent, o.reservation());
    } else if (order instanceof OperatorOrder.CreateVolume o) {
      return create(turn, agent, o.volume());
    } else if (order instanceof OperatorOrder.DestroyVolume o) {
      return destroy(turn, agent, o);
    }
    throw new IllegalStateException("no decision for " + order);
  }

  private static Optional<Refusal> reserve(Turn turn, AgentRecord agent, Reservation wanted) {
    Resources free = reservations(agent).unreservedOf(agent.info().resources());
    if (wanted.role().equals(Role.ANY)) {
      return invalid("role '*' is everybody's: reserve for another role");
    } else if (wanted.resources().isEmpty()) {
      return invalid("no resources are named");
    } else if (!free.contains(wanted.resources())) {
      return conflict(
          "agent "
              + agent.id()
              + " has only "
              + free
              + " that are not reserved, and not "
              + wanted.resources());
    }
    turn.record(new RegistryEvent.ResourcesReserved(agent.id(), wanted, turn.now()));
    return Optional.empty();
  }

  private static Optional<Refusal> unreserve(Turn turn, AgentRecord agent, Reservation unwanted) {
    if (unwanted.resources().isEmpty()) {
      return invalid("no resources are named");
    }
    ReservationList reservations = reservations(agent);
    if (!reservations.contains(unwanted)) {
      return Optional.of(
          Refusal.unknown(
              "agent "
                  + agent.id()
                  + " has no reservation of "
                  + unwanted.resources()
                  + " for role "
                  + unwanted.role()
                  + " with this principal and these labels"));
    }
    long left =
        reservations.diskOf(unwanted.role()) - unwanted.resources().milli(Resources.DISK) / 1000;
    long used = volumesOf(agent, unwanted.role());
    if (left < used) {
      return conflict(
          "volumes of role "
              + unwanted.role()
              + " on agent "
              + agent.id()
              + " are made of "
              + used
              + " MiB of the disk: destroy them first");
    }
    turn.record(new RegistryEvent.ResourcesUnreserved(agent.id(), unwanted, turn.now()));
    return Optional.empty();
  }

  private static Optional<Refusal> create(Turn turn, AgentRecord agent, PersistentVolume wanted) {
    if (wanted.mebibytes() < 1) {
      return invalid("volume " + wanted.id() + " has a size of less than 1 MiB");
    } else if (wanted.containerPath().isBlank()) {
      return invalid("volume " + wanted.id() + " has no container path");
    }
    Optional<PersistentVolume> same = agent.terms().volume(wanted.role(), wanted.id());
    if (same.isPresent()) {
      return same.get().equals(wanted)
          ? Optional.empty()
          : conflict("role " + wanted.role() + " has another volume " + wanted.id() + " there");
    }
    long free = reservations(agent).diskOf(wanted.role()) - volumesOf(agent, wanted.role());
    if (free < wanted.mebibytes()) {
      return conflict(
          "agent "
              + agent.id()
              + " has "
              + free
              + " MiB of disk left that are reserved for role "
              + wanted.role()
              + ", and not "
              + wanted.mebibytes()
              + ": reserve more first");
    }
    turn.record(new RegistryEvent.VolumeCreated(agent.id(), wanted, turn.now()));
    return Optional.empty();
  }

  private static Optional<Refusal> destroy(
      Turn turn, AgentRecord agent, OperatorOrder.DestroyVolume order) {
    if (agent.terms().volume(order.role(), order.volume()).isEmpty()) {
      return Optional.of(
          Refusal.unknown(
              "role "
                  + order.role()
                  + " has no volume "
                  + order.volume()
                  + " on agent "
                  + agent.id()));
    }
    turn.record(
        new RegistryEvent.VolumeDestroyed(agent.id(), order.role(), order.volume(), turn.now()));
    return Optional.empty();
  }

  private static ReservationList reservations(AgentRecord agent) {
    return new ReservationList(agent.terms().reservations());
  }

  private static long volumesOf(AgentRecord agent, Role role) {
    return agent.terms().volumes().stream()
        .filter(v -> v.role().equals(role))
        .mapToLong(PersistentVolume::mebibytes)
        .sum();
  }

  private static Optional<Refusal> invalid(String message) {
    return Optional.of(Refusal.invalid(message));
  }

  private static Optional<Refusal> conflict(String message) {
    return Optional.of(Refusal.conflict(message));
  }
}
