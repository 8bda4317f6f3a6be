package dev.parley.cli.work.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
  private final FakeTerminal fake = new FakeTerminal(true);

  @Test
  void drawsOverWhatItDrewBefore() {
    fake.terminal().draw("one", "two");
    fake.terminal().draw("three", "four");
    assertThat(fake.text())
        .isEqualTo("one\u001b[K\ntwo\u001b[K\n\u001b[2A\rthree\u001b[K\nfour\u001b[K\n");
  }

  @Test
  void makesWayForLinesThatStay() {
    fake.terminal().draw("bar");
    fake.terminal().say("news");
    fake.terminal().say("more");
    assertThat(fake.text()).isEqualTo("bar\u001b[K\n\u001b[1A\r\u001b[Jnews\nmore\n");
  }

  @Test
  void leavesADrawingThatIsToBeKept() {
    fake.terminal().draw("bar");
    fake.terminal().keep();
    fake.terminal().say("news");
    assertThat(fake.text()).isEqualTo("bar\u001b[K\nnews\n");
  }

  @Test
  void cutsLinesThatWouldNotFit() {
    fake.terminal().draw("x".repeat(100));
    assertThat(fake.text()).isEqualTo("x".repeat(39) + "\u001b[K\n");
  }
}
