package dev.parley.master.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.protocol.wire.ParleyJackson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrySnapshotTest {
  private static final History.Limits LIMITS = new History.Limits(3, 2);

  /** As the golden file has it: before the agent left, the task ended and the framework went. */
  private static Registry sample() {
    Registry registry = Registry.empty(LIMITS);
    List<Class<? extends RegistryEvent>> ends =
        List.of(
            RegistryEvent.AgentRemoved.class,
            RegistryEvent.AgentMarkedGone.class,
            RegistryEvent.VolumeDestroyed.class,
            RegistryEvent.FrameworkRemoved.class,
            RegistryEvent.FrameworkStateDeleted.class,
            RegistryEvent.QuotaRemoved.class,
            RegistryEvent.TaskSettled.class);
    for (RegistryEvent event : EventSamples.ALL) {
      registry = ends.contains(event.getClass()) ? registry : registry.apply(event);
    }
    return registry;
  }

  private static byte[] write(Registry registry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RegistrySnapshot.write(registry, bytes);
    return bytes.toByteArray();
  }

  private static Registry read(byte[] bytes) throws IOException {
    return RegistrySnapshot.read("registry.1", new ByteArrayInputStream(bytes));
  }

  /** Snapshots stand in users' journals: this file is never changed. */
  @Test
  void theGoldenFileIsRead() throws IOException {
    try (InputStream golden = getClass().getResourceAsStream("/golden/registry.1.json")) {
      assertThat(golden).isNotNull();
      byte[] cbor = ParleyJackson.cbor().writeValueAsBytes(ParleyJackson.json().readTree(golden));
      assertThat(read(cbor)).isEqualTo(sample());
    }
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    assertThat(read(write(sample()))).isEqualTo(sample());
    Registry empty = Registry.empty(LIMITS);
    assertThat(read(write(empty))).isEqualTo(empty);
  }

  @Test
  void isPutUnderTheLimitsOfItsReader() throws IOException {
    Registry registry = sample();
    RegistryEvent.TaskLaunched launch = EventSamples.launch();
    for (int i = 0; i < 3; i++) {
      TaskKey key = new TaskKey(launch.framework(), new TaskId("t" + i));
      registry =
          registry
              .apply(
                  new RegistryEvent.TaskLaunched(
                      launch.framework(),
                      new TaskSpec(
                          key.task(),
                          "n",
                          launch.spec().resources(),
                          launch.spec().command(),
                          launch.spec().labels(),
                          launch.spec().killGrace()),
                      launch.agent(),
                      launch.role(),
                      launch.times()))
              .apply(new RegistryEvent.TaskSettled(key, launch.times().acceptedAt()));
    }
    Registry read = read(write(registry));
    assertThat(read.history().tasksOf(launch.framework())).hasSize(3);
    assertThat(
            read.within(new History.Limits(1, 1)).history().tasksOf(launch.framework()).stream()
                .map(t -> t.spec().id().value()))
        .containsExactly("t2");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws IOException {
    byte[] good = write(sample());
    assertThatThrownBy(() -> RegistrySnapshot.read("registry.9", new ByteArrayInputStream(good)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("registry.9");
    for (int length = 0; length < good.length; length++) {
      byte[] torn = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> read(torn)).as("%d bytes", length).isInstanceOf(IOException.class);
    }
  }
}
