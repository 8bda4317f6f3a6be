package dev.parley.master.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RegistryProperties {
  private static final History.Limits FEW = new History.Limits(2, 1);

  @Provide
  Arbitrary<List<RegistryEvent>> events() {
    return EventArbitraries.sequences();
  }

  /** Whatever the order: no event is refused, and a snapshot holds all that came of them. */
  @Property(tries = 500)
  void aSnapshotHoldsAllThatTheEventsMade(@ForAll("events") List<RegistryEvent> events)
      throws IOException {
    Registry registry = Registry.empty(FEW);
    for (RegistryEvent event : events) {
      registry = registry.apply(event);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RegistrySnapshot.write(registry, bytes);
    Registry read =
        RegistrySnapshot.read(RegistrySnapshot.NAME, new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(read).isEqualTo(registry);
    for (RegistryEvent event : events) {
      assertThat(read.apply(event)).as("after %s", event).isEqualTo(registry.apply(event));
    }
  }

  @Property(tries = 500)
  void everyEventIsReadAsItWasWritten(@ForAll("events") List<RegistryEvent> events) {
    for (RegistryEvent event : events) {
      assertThat(EventCodec.read(EventCodec.nameOf(event), EventCodec.write(event)))
          .isEqualTo(event);
    }
  }

  @Property(tries = 200)
  void theHistoryStaysWithinItsLimits(@ForAll("events") List<RegistryEvent> events) {
    Registry registry = Registry.empty(FEW);
    for (RegistryEvent event : events) {
      registry = registry.apply(event);
      assertThat(registry.history().frameworks()).hasSizeLessThanOrEqualTo(1);
      assertThat(registry.history().allTasks())
          .allSatisfy(tasks -> assertThat(tasks).hasSizeBetween(1, 2));
    }
  }

  @Property(tries = 200)
  void theTablesOfTasksAgree(@ForAll("events") List<RegistryEvent> events) {
    Registry registry = Registry.empty(FEW);
    for (RegistryEvent event : events) {
      registry = registry.apply(event);
    }
    TaskTable tasks = registry.tasks();
    assertThat(TaskTable.of(tasks.all())).isEqualTo(tasks);
    for (TaskRecord task : tasks.all()) {
      assertThat(tasks.get(task.key())).contains(task);
      assertThat(tasks.on(task.agent())).contains(task);
      assertThat(tasks.of(task.framework())).contains(task);
    }
  }
}
