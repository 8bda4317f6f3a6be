package dev.parley.frameworks.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.resources.Resources;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShortageTest {
  private static final Map<String, Resources> AGENTS =
      Map.of("a1", Resources.of(2, 8192), "a2", Resources.of(4, 1024));

  @Test
  void isNoneWhenAnAgentIsLargeEnough() {
    assertThat(Shortage.of(Resources.of(4, 1024), AGENTS)).isEmpty();
  }

  @Test
  void namesTheResourceAndWhatTheLargestAgentOffers() {
    assertThat(message("cpus:64;mem:10"))
        .isEqualTo("no agent has cpus:64, the largest agent, a2, offers 4");
    assertThat(message("cpus:5;mem:9000"))
        .contains("no agent has cpus:5, the largest agent, a2, offers 4")
        .contains("no agent has mem:9000, the largest agent, a1, offers 8192");
  }

  @Test
  void saysSoWhenNobodyHasAnyOfIt() {
    assertThat(message("cpus:1;gpus:1")).isEqualTo("no agent has gpus:1, none offers any");
  }

  @Test
  void tellsWhenItIsTheCombinationThatNobodyHas() {
    assertThat(message("cpus:3;mem:2000"))
        .isEqualTo("no single agent has cpus:3;mem:2000; the largest offers cpus:4;mem:1024 (a2)");
  }

  @Test
  void tellsWhenThereAreNoAgents() {
    assertThat(Shortage.of(Resources.of(1, 1), Map.of()).orElseThrow().message())
        .isEqualTo("no agent has registered with the master yet");
  }

  private static String message(String wanted) {
    return Shortage.of(Resources.parse(wanted), AGENTS).orElseThrow().message();
  }
}
