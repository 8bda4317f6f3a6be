package dev.parley.agent.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.resources.Resources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectedResourcesTest {
  @TempDir Path folder;

  @Test
  void detectsWhatIsNotStated() {
    Resources found = DetectedResources.of(folder, "");

    assertThat(found.asMap()).containsOnlyKeys("cpus", "disk", "mem", "ports");
    assertThat(found.scalar("cpus")).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(found.get("ports").orElseThrow()).hasToString("[31000-32000]");
  }

  @Test
  void whatIsStatedWinsAndTheRestIsDetected() {
    Resources found = DetectedResources.of(folder, "cpus:64; ports:[1-2];gpus:2");

    assertThat(found.scalar("cpus")).isEqualTo(64);
    assertThat(found.scalar("gpus")).isEqualTo(2);
    assertThat(found.get("ports").orElseThrow()).hasToString("[1-2]");
    assertThat(found.scalar("mem")).isPositive();
  }

  @Test
  void nothingCanBeStatedToo() {
    assertThat(DetectedResources.of(folder, "disk:0").get("disk")).isEmpty();
  }

  @Test
  void leavesToTheSystemWhatItNeeds() {
    assertThat(DetectedResources.lendable(8192, 1024)).isEqualTo(7168);
    assertThat(DetectedResources.lendable(2048, 1024)).isEqualTo(1024);
    assertThat(DetectedResources.lendable(1000, 1024)).isEqualTo(500);
  }

  @Test
  void refusesAMalformedTextAndNamesThePart() {
    assertThatThrownBy(() -> DetectedResources.of(folder, "cpus:4;mem:lots"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mem:lots");
  }
}
