package dev.parley.cli.work.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchTextTest {
  private final Tally tally = new Tally();

  @Test
  void tellsProgressRateAndTimeLeft() {
    for (int i = 0; i < 50; i++) {
      tally.succeeded();
    }
    tally.launched(new TaskId("t"), new AgentId("a"));
    tally.failed(7);
    assertThat(line(new BatchText.Total(204, true)))
        .isEqualTo("51/204 25%  5.1/s  ETA 0:30  running 1  failed 1");
    assertThat(BatchText.bar(tally, new BatchText.Total(204, true), Duration.ofSeconds(10)))
        .startsWith("[#####.................] 51/204");
  }

  @Test
  void promisesNothingWhileTheTotalIsNotKnown() {
    tally.succeeded();
    assertThat(line(new BatchText.Total(204, false))).isEqualTo("1/204+  0.1/s  running 0");
  }

  @Test
  void countsAttemptsAgainAsRunningNoMore() {
    tally.launched(new TaskId("t"), new AgentId("a"));
    tally.triedInVain(new TaskId("t"));
    tally.launched(new TaskId("t.2"), new AgentId("b"));
    tally.ended(new TaskId("t.2"));
    assertThat(tally.running()).isZero();
    assertThat(tally.agents()).isEqualTo(2);
  }

  @Test
  void sumsUp() {
    tally.launched(new TaskId("t"), new AgentId("a"));
    tally.succeeded();
    for (int i = 30; i > 18; i--) {
      tally.failed(i);
    }
    tally.skipped();
    assertThat(BatchText.summary(tally, Duration.ofSeconds(26)))
        .isEqualTo(
            "14 items: 1 done, 12 failed (21, 22, 23, 24, 25, 26, 27, 28, 29, 30, …),"
                + " 1 done earlier; 26.0 s on 1 agent, 0.5/s");
  }

  private String line(BatchText.Total total) {
    return BatchText.line(tally, total, Duration.ofSeconds(10));
  }
}
