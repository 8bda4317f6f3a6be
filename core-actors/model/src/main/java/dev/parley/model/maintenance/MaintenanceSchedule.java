package dev.parley.model.maintenance;

import java.util.List;

/** All planned maintenance of a cluster; a new schedule replaces the one before. */
public record MaintenanceSchedule(List<MaintenanceWindow> windows) {
  public static final MaintenanceSchedule EMPTY = new MaintenanceSchedule(List.of());

  public MaintenanceSchedule {
    windows = List.copyOf(windows);
  }
}
