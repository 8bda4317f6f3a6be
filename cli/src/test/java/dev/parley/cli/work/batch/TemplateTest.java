package dev.parley.cli.work.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void putsTheLineWhereverItsPlaceIs() {
    assertThat(new Template(List.of("cp", "{}", "to/{}.{}")).command("a b"))
        .containsExactly("cp", "a b", "to/a b.a b");
  }

  @Test
  void appendsTheLineWhereThereIsNoPlaceForIt() {
    assertThat(new Template(List.of("wc", "-l")).command("x")).containsExactly("wc", "-l", "x");
  }

  @Test
  void takesTheLineAsPlainText() {
    assertThat(new Template(List.of("echo", "{}")).command("$1\\{}"))
        .containsExactly("echo", "$1\\{}");
    assertThat(new Template(List.of("echo")).command("")).containsExactly("echo", "");
  }
}
