package dev.parley.model.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a\\b", "a\nb", "a\u0000b", "a\u007fb"})
  void refusesIdsThatCannotBeFolderNames(String bad) {
    assertThatThrownBy(() -> new TaskId(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("task id");
  }

  @Test
  void acceptsBlanksAndOtherAlphabetsUpToTheLimit() {
    assertThat(new TaskId("grüße an alle").value()).isEqualTo("grüße an alle");
    assertThat(new TaskId("x".repeat(255)).value()).hasSize(255);
    assertThatThrownBy(() -> new TaskId("x".repeat(256))).hasMessageContaining("1 to 255");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "eng", "eng/ml/training", "a.b", "..."})
  void acceptsRolesOfATree(String role) {
    assertThat(new Role(role).value()).isEqualTo(role);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "eng/", "/eng", "a//b", "-a", "a/-b", ".", "a/..", "a b", "a*", "a\\b"})
  void refusesOtherRoles(String role) {
    assertThatThrownBy(() -> new Role(role)).isInstanceOf(IllegalArgumentException.class);
  }
}
