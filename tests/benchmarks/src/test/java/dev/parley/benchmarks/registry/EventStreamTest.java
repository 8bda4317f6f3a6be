package dev.parley.benchmarks.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import java.util.Collection;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final int AGENTS = 3;
  private static final int TASKS = 20;
  private static final int TO_FILL_IT = 1 + RegistryEvents.FRAMEWORKS + AGENTS + 2 * TASKS;

  @Test
  void fillsAClusterAndThenKeepsItAsFull() {
    EventStream stream = new EventStream(AGENTS, TASKS);
    Registry registry = after(Registry.empty(RegistryWriter.LIMITS), stream, TO_FILL_IT);
    assertThat(registry.agents().all()).hasSize(AGENTS);
    assertThat(registry.tasks().all()).hasSize(TASKS);
    assertThat(finished(registry)).isZero();

    Registry later = after(registry, stream, 5 * RegistryEvents.OF_A_LIFE);
    assertThat(later.tasks().all()).hasSize(TASKS);
    assertThat(finished(later)).isEqualTo(5);
  }

  private static int finished(Registry registry) {
    return registry.history().allTasks().stream().mapToInt(Collection::size).sum();
  }

  private static Registry after(Registry registry, EventStream stream, int events) {
    Registry now = registry;
    for (RegistryEvent event : stream.next(events)) {
      now = now.apply(event);
    }
    return now;
  }
}
