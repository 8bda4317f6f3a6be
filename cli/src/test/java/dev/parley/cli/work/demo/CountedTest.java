package dev.parley.cli.work.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.cli.problems.CommandFailedException;
import org.junit.jupiter.api.Test;

class CountedTest {
  @Test
  void hasTheProcessAndHowFarItCounted() {
    assertThat(Counted.parse("4711\n1\n2\n3\n")).hasValue(new Counted(4711, 3));
    assertThat(Counted.parse("4711\n")).hasValue(new Counted(4711, 0));
  }

  @Test
  void leavesOutALineThatIsNotWholeYet() {
    assertThat(Counted.parse("4711\n1\n2\n3")).hasValue(new Counted(4711, 2));
    assertThat(Counted.parse("47")).isEmpty();
    assertThat(Counted.parse("")).isEmpty();
  }

  @Test
  void noticesATaskThatBeganAnewOrMissedANumber() {
    assertThatThrownBy(() -> Counted.parse("4711\n1\n2\n1\n"))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage("a long task has printed 1 where 3 was to come");
    assertThatThrownBy(() -> Counted.parse("4711\n1\n3\n"))
        .hasMessage("a long task has printed 3 where 2 was to come");
  }
}
