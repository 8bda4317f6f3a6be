package dev.parley.allocator;

import dev.parley.model.resources.Resources;
import java.util.List;

/**
 * What an operator may set of the allocation engine.
 *
 * @param minAllocatable what makes free resources worth an offer: they must contain one of these;
 *     with none of them, anything is worth it. The meaning and the default of Mesos' {@code
 *     --min_allocatable_resources}: less than that only keeps frameworks busy with declining
 */
public record AllocatorSettings(List<Resources> minAllocatable) {
  /** A hundredth of a CPU, or 32 MiB of memory. */
  public static final AllocatorSettings DEFAULT =
      new AllocatorSettings(List.of(Resources.parse("cpus:0.01"), Resources.parse("mem:32")));

  public AllocatorSettings {
    minAllocatable = List.copyOf(minAllocatable);
  }

  boolean isAllocatable(Resources free) {
    return !free.isEmpty()
        && (minAllocatable.isEmpty() || minAllocatable.stream().anyMatch(free::contains));
  }
}
