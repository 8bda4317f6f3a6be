package dev.parley.cli.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void makesEveryColumnAsWideAsItsWidestValue() {
    Table table =
        Table.of("name", ">tasks", "state").row("a1", 7, "up").row("agent-22", 1234, "down");

    assertThat(text(table).lines())
        .containsExactly("NAME      TASKS  STATE", "a1            7  up", "agent-22   1234  down");
  }

  @Test
  void showsADashWhereThereIsNothing() {
    assertThat(text(Table.of("id", "message").row("t1", "")).lines())
        .containsExactly("ID  MESSAGE", "t1  -");
  }

  @Test
  void letsNoValueBreakTheLinesOrSteerTheTerminal() {
    assertThat(text(Table.of("message", "id").row("two\nlines\u001b[31m\u202e", "t1")).lines())
        .containsExactly("MESSAGE         ID", "two lines [31m  t1");
  }

  @Test
  void countsCharactersRatherThanHalvesOfThem() {
    assertThat(text(Table.of("name", "id").row("\ud83d\ude80", "1").row("abc", "2")).lines())
        .containsExactly("NAME  ID", "\ud83d\ude80     1", "abc   2");
  }

  @Test
  void refusesARowThatDoesNotFit() {
    assertThatThrownBy(() -> Table.of("id").row("t1", "more"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 values for 1 columns");
  }

  private static String text(Table table) {
    StringWriter written = new StringWriter();
    table.print(new PrintWriter(written, true));
    return written.toString();
  }
}
