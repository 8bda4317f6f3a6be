package dev.parley.cli.work.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskNamesTest {
  @Test
  void callsATaskAsItsProgram() {
    assertThat(TaskNames.of(List.of("/usr/bin/wc", "-l"))).isEqualTo("wc");
    assertThat(TaskNames.of(List.of("dir/"))).isEqualTo("task");
  }

  @Test
  void makesIdsThatAreAllowedWhateverTheName() {
    assertThat(TaskNames.unique("a b/c\n")).matches("a_b_c_-[0-9a-f]{6}");
    assertThat(TaskNames.unique("x".repeat(500))).hasSize(67);
    assertThat(TaskNames.numbered("wc-0a1b2c", 17).value()).isEqualTo("wc-0a1b2c-000017");
  }
}
