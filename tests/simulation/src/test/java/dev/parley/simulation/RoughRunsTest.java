package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.simulation.trace.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in which nothing happens breaks no invariant either: so these things do happen. */
class RoughRunsTest {
  private static final int SEEDS = 150;

  private static List<Trace> runs = List.of();
  private static String traces = "";

  @BeforeAll
  static void run() {
    runs =
        IntStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> new Simulation(SimulationSettings.rough(), seed).run())
            .toList();
    traces = runs.stream().map(Trace::toString).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(lost)",
        "(dead)",
        "is cut off",
        "loses many packets",
        "reboots",
        "has left in order",
        "is deposed and does not know",
        "was superseded",
        "stops: it was told to",
        "stops: it was taken for dead",
        "goes down",
        "has lost its replica",
        "has a slow disk",
        "is paused for",
        "all processes are killed",
        "session is over: the master closed the session: this master leads no more",
        "has opened a later session",
        "session is over: a message was lost on the way",
        "session is over: no word from the master",
        "session is over: a master of epoch",
        "session is over: the master has given the node up",
        "ignores that, it is of another session",
        "closes the session: no such session",
        "Framework failed over",
        "Framework has been removed",
        "is ordered: DeactivateAgent",
        "is ordered: DrainAgent",
        "is draining: it can be reactivated when it is drained"
      })
  void thingsGoWrong(String words) {
    assertThat(traces.contains(words)).as(words).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RegisterAgent",
        "UnregisterAgent",
        "ShutdownFramework",
        "RescindOffers",
        "DeclineOffers",
        "KillAgentTask",
        "Reconcile",
        "Suppress",
        "Revive",
        "PutState",
        "GetState",
        "StateValue",
        "StateStored",
        "Teardown"
      })
  void everyKindOfMessageIsSaid(String name) {
    assertThat(traces.contains(": " + name)).as(name).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FINISHED",
        "FAILED",
        "KILLED",
        "ERROR",
        "LOST",
        "DROPPED",
        "UNREACHABLE",
        "GONE",
        "UNKNOWN"
      })
  void frameworksHearOfEveryState(String state) {
    assertThat(traces.lines())
        .anyMatch(line -> line.contains(": StatusUpdate") && line.contains(" " + state));
  }

  @Test
  void agentsSayAgainWhatIsNotAcknowledged() {
    assertThat(runs).anyMatch(RoughRunsTest::hasAnUpdateTwice);
  }

  private static boolean hasAnUpdateTwice(Trace run) {
    List<String> updates =
        run.words().stream().filter(line -> line.contains(": AgentStatusUpdate")).toList();
    return new HashSet<>(updates).size() < updates.size();
  }
}
