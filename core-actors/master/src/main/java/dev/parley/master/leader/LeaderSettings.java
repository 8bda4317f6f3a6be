package dev.parley.master.leader;

import dev.parley.allocator.AllocatorSettings;
import dev.parley.master.core.MasterRules;
import dev.parley.master.registry.History;
import java.time.Duration;

/**
 * What the leading master is set up with.
 *
 * @param master its name
 * @param coalescing how long the allocator waits for more changes
 * @param snapshotEvery events between two snapshots of the registry
 */
public record LeaderSettings(
    String master,
    MasterRules rules,
    History.Limits history,
    AllocatorSettings allocator,
    Duration coalescing,
    int snapshotEvery) {
  LeaderSettings withSnapshotEvery(int events) {
    return new LeaderSettings(master, rules, history, allocator, coalescing, events);
  }
}
