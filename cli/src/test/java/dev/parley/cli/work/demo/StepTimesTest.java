package dev.parley.cli.work.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepTimesTest {
  @Test
  void measuresFromStepToStep() throws JsonProcessingException {
    StepTimes times = new StepTimes();
    times.add(
        new ObjectMapper()
            .readTree(
                """
                {"steps":[
                  {"message":"ReportResources","at":"2026-11-21T01:00:00Z","detail":""},
                  {"message":"Allocation","at":"2026-11-21T01:00:01Z","detail":""},
                  {"message":"ResourceOffers","at":"2026-11-21T01:00:01.010Z","detail":""},
                  {"message":"AcceptOffers","at":"2026-11-21T01:00:01.210Z","detail":""},
                  {"message":"StatusUpdate","at":"2026-11-21T01:00:02Z","detail":"STARTING"},
                  {"message":"StatusUpdate","at":"2026-11-21T01:00:02.210Z","detail":"RUNNING"},
                  {"message":"StatusUpdate","at":"2026-11-21T01:01:15.210Z",
                   "detail":"FINISHED: exited with 0"}]}
                """));
    assertThat(times.table())
        .containsExactly(
            "  time per step                     p50        p95",
            "    allocated -> offered         0.01 s     0.01 s",
            "    offered -> accepted          0.20 s     0.20 s",
            "    accepted -> running          1.00 s     1.00 s",
            "    running -> ended         1 min 13 s 1 min 13 s");
  }

  @Test
  void hasNoTableWithoutTraces() {
    assertThat(new StepTimes().table()).isEmpty();
  }

  @Test
  void takesPercentilesByNearestRank() {
    List<Duration> hundred = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();
    assertThat(StepTimes.at(hundred, 0.5)).isEqualTo(Duration.ofMillis(50));
    assertThat(StepTimes.at(hundred, 0.95)).isEqualTo(Duration.ofMillis(95));
    assertThat(StepTimes.at(hundred.subList(0, 1), 0.95)).isEqualTo(Duration.ofMillis(1));
  }
}
