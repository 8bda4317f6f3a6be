package dev.parley.allocator.actor;

import dev.parley.allocator.Allocation;
import java.util.List;

/** What one cycle of the allocator gave, in the order it was decided; never empty. */
public record Allocations(List<Allocation> allocations) {
  /**
   * @throws IllegalArgumentException if there are none
   */
  public Allocations {
    allocations = List.copyOf(allocations);
    if (allocations.isEmpty()) {
      throw new IllegalArgumentException("a cycle without allocations is not told of");
    }
  }
}
