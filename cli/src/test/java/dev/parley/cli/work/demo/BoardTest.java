package dev.parley.cli.work.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardTest {
  private final Board board = new Board(10, Map.of("S0", "a1", "S1", "a2"));

  @Test
  void countsTasksByStateAndByAgent() {
    launch("t1", "S0");
    launch("t2", "S0");
    launch("t3", "S1");
    board.runs(new TaskId("t1"));
    board.runs(new TaskId("t1"));
    board.runs(new TaskId("t2"));
    board.ended(new TaskId("t1"), true);
    assertThat(board.line(Duration.ofSeconds(1)))
        .isEqualTo(
            "  1/10 tasks, 1.0/s: 7 waiting, 1 starting, 1 running, 1 finished (a1 1, a2 0)");
    assertThat(board.picture(Duration.ofSeconds(1)))
        .containsExactly(
            "  [##..........................] 1/10 tasks  1.0/s  0:01",
            "  7 waiting, 1 starting, 1 running, 1 finished",
            "  a1     1 finished   1 running  *",
            "  a2     0 finished   0 running  ");
    assertThat(board.agentsUsed()).isEqualTo(1);
  }

  @Test
  void putsATaskThatIsTriedAgainBackAmongThoseThatWait() {
    launch("t1", "S0");
    board.runs(new TaskId("t1"));
    board.triedInVain(new TaskId("t1"));
    assertThat(board.line(Duration.ofSeconds(1))).contains("10 waiting, 0 starting, 0 running");
    assertThat(board.retried()).isEqualTo(1);
  }

  private void launch(String task, String agent) {
    board.launched(new TaskId(task), new AgentId(agent));
  }
}
