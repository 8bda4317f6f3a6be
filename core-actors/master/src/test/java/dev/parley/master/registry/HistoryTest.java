package dev.parley.master.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskSpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant AT = Instant.EPOCH;

  private Registry registry = Registry.empty(History.Limits.DEFAULT);

  private static FrameworkId framework(int number) {
    return new FrameworkId("c-" + number);
  }

  private void admit(int number) {
    FrameworkInfo info = FrameworkInfo.named("f");
    registry = registry.apply(new RegistryEvent.FrameworkAdmitted(framework(number), info, AT));
  }

  private void remove(int number) {
    registry = registry.apply(new RegistryEvent.FrameworkRemoved(framework(number), "test", AT));
  }

  private void launch(int framework, int task) {
    RegistryEvent.TaskLaunched sample = EventSamples.launch();
    TaskSpec spec =
        TaskSpec.of(
            new TaskId("t" + task), "t", sample.spec().resources(), sample.spec().command());
    registry =
        registry.apply(
            new RegistryEvent.TaskLaunched(
                framework(framework), spec, sample.agent(), sample.role(), sample.times()));
  }

  private void settle(int framework, int task) {
    TaskKey key = new TaskKey(framework(framework), new TaskId("t" + task));
    registry = registry.apply(new RegistryEvent.TaskSettled(key, AT));
  }

  @Test
  void keepsTheLastThousandTasksOfAFrameworkThatRuns() {
    admit(0);
    for (int i = 0; i < 1_500; i++) {
      launch(0, i);
      settle(0, i);
    }
    assertThat(registry.history().tasksOf(framework(0)))
        .hasSize(1_000)
        .first()
        .satisfies(t -> assertThat(t.spec().id()).isEqualTo(new TaskId("t500")));
  }

  @Test
  void keepsTheLastFiftyFrameworksWithTheirTasks() {
    for (int i = 0; i < 60; i++) {
      admit(i);
      launch(i, 1);
      settle(i, 1);
      remove(i);
    }
    assertThat(registry.history().frameworks())
        .hasSize(50)
        .first()
        .satisfies(f -> assertThat(f.id()).isEqualTo(framework(10)));
    assertThat(registry.history().tasksOf(framework(9))).isEmpty();
    assertThat(registry.history().tasksOf(framework(10))).hasSize(1);
  }

  @Test
  void takesAFrameworkInWhenItsLastTaskHasEnded() {
    admit(0);
    launch(0, 1);
    remove(0);
    assertThat(registry.history().frameworks()).isEmpty();
    settle(0, 1);
    assertThat(registry.history().frameworks()).hasSize(1);
    assertThat(registry.frameworks().all()).isEmpty();
  }
}
