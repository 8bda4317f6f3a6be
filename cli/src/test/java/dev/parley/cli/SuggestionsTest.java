package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionsTest {
  @Test
  void countALetterThatIsMissingTooManyWrongOrSwappedAsOneError() {
    assertThat(Suggestions.errors("tasks", "tasks")).isZero();
    assertThat(Suggestions.errors("tsks", "tasks")).isEqualTo(1);
    assertThat(Suggestions.errors("taasks", "tasks")).isEqualTo(1);
    assertThat(Suggestions.errors("tazks", "tasks")).isEqualTo(1);
    assertThat(Suggestions.errors("tsaks", "tasks")).isEqualTo(1);
    assertThat(Suggestions.errors("", "tasks")).isEqualTo(5);
  }

  @Test
  void nameTheClosestFirst() {
    assertThat(Suggestions.closeTo("agens", List.of("master", "agents", "agent")))
        .containsExactly("agents", "agent");
  }

  @Test
  void completeTheBeginningOfAWord() {
    assertThat(Suggestions.closeTo("fram", List.of("frameworks", "tasks")))
        .containsExactly("frameworks");
  }

  @Test
  void areNotMadeForWhatIsFarFromEverything() {
    assertThat(Suggestions.closeTo("xyzzy", List.of("frameworks", "tasks"))).isEmpty();
  }
}
