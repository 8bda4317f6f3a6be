package dev.parley.agent.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessStatTest {
  private static final String TAIL = " S 1 42 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 987 2 3";

  @Test
  void findsTheStartTimeBehindANameWithBrackets() {
    assertThat(ProcessStat.parse("42 (a) b (c))" + TAIL)).contains(new ProcessStat(42, 987));
  }

  @Test
  void refusesALineThatIsNotWhole() {
    assertThat(ProcessStat.parse("42 (sh) S 1 42")).isEmpty();
    assertThat(ProcessStat.parse("")).isEmpty();
    assertThat(ProcessStat.parse("x (sh)" + TAIL)).isEmpty();
  }

  @Test
  void knowsThisProcessFromALaterOneWithItsNumber() throws Exception {
    ProcessStat self =
        ProcessStat.parse(Files.readString(Path.of("/proc/self/stat"))).orElseThrow();

    assertThat(self.isAlive()).isTrue();
    assertThat(new ProcessStat(self.pid(), self.startTime() - 1).isAlive()).isFalse();
  }
}
