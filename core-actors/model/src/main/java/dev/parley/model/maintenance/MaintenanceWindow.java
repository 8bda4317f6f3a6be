package dev.parley.model.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time for which machines are expected to be away.
 *
 * @param duration absent for one without an end
 */
public record MaintenanceWindow(
    List<Machine> machines, Instant start, Optional<Duration> duration) {
  public MaintenanceWindow {
    machines = List.copyOf(machines);
  }
}
