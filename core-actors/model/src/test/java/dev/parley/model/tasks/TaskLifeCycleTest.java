package dev.parley.model.tasks;

import static dev.parley.model.tasks.TaskLifeCycle.Outcome.ABSORBED;
import static dev.parley.model.tasks.TaskLifeCycle.Outcome.MOVES;
import static dev.parley.model.tasks.TaskLifeCycle.Outcome.REFUSED;
import static dev.parley.model.tasks.TaskLifeCycle.Outcome.REPEATS;
import static dev.parley.model.tasks.TaskLifeCycle.Outcome.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.tasks.TaskLifeCycle.Outcome;
import dev.parley.model.tasks.TaskLifeCycle.Witness;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every pair of the table against the rules that it is meant to follow. */
class TaskLifeCycleTest {
  private static final List<TaskState> PROGRESS =
      List.of(TaskState.STAGING, TaskState.STARTING, TaskState.RUNNING, TaskState.KILLING);
  private static final Set<TaskState> AGENT_NEVER_SAYS =
      EnumSet.of(
          TaskState.LOST,
          TaskState.UNREACHABLE,
          TaskState.GONE,
          TaskState.GONE_BY_OPERATOR,
          TaskState.UNKNOWN);
  private static final Set<TaskState> MASTER_MAY_SAY =
      EnumSet.of(
          TaskState.LOST,
          TaskState.DROPPED,
          TaskState.UNREACHABLE,
          TaskState.GONE,
          TaskState.GONE_BY_OPERATOR);

  static Stream<Arguments> everyPair() {
    return Stream.of(TaskState.values())
        .flatMap(from -> Stream.of(TaskState.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void agentIsBelievedAboutEverythingThatHappensToAProcess(TaskState current, TaskState said) {
    assertThat(TaskLifeCycle.judge(current, Witness.AGENT, said)).isEqualTo(byAgent(current, said));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void masterIsBelievedOnlyAboutWhatItCanKnow(TaskState current, TaskState said) {
    assertThat(TaskLifeCycle.judge(current, Witness.MASTER, said))
        .isEqualTo(byMaster(current, said));
  }

  @Test
  void nothingLeadsOutOfAnEnd() {
    for (TaskState end : TaskState.values()) {
      for (TaskState said : TaskState.values()) {
        for (Witness witness : Witness.values()) {
          if (end.hasEnded()) {
            assertThat(TaskLifeCycle.judge(end, witness, said)).isIn(ABSORBED, REFUSED);
          }
        }
      }
    }
  }

  @Test
  void whatIsOnlyBelievedGivesWayToTheAgentsWord() {
    for (TaskState believed : TaskState.values()) {
      if (believed.kind() == TaskState.Kind.INFERRED) {
        assertThat(TaskLifeCycle.judge(believed, Witness.AGENT, TaskState.RUNNING))
            .isEqualTo(MOVES);
        assertThat(TaskLifeCycle.judge(believed, Witness.AGENT, TaskState.FINISHED))
            .isEqualTo(MOVES);
      }
    }
  }

  private static Outcome byAgent(TaskState current, TaskState said) {
    if (AGENT_NEVER_SAYS.contains(said)) {
      return REFUSED;
    }
    if (current.hasEnded()) {
      return ABSORBED;
    }
    if (current.isLive() && said.isLive()) {
      int further = PROGRESS.indexOf(said) - PROGRESS.indexOf(current);
      return further > 0 ? MOVES : further == 0 ? REPEATS : STALE;
    }
    return MOVES;
  }

  private static Outcome byMaster(TaskState current, TaskState said) {
    if (said == TaskState.ERROR) {
      return current == TaskState.STAGING ? MOVES : current.hasEnded() ? ABSORBED : REFUSED;
    }
    if (!MASTER_MAY_SAY.contains(said)) {
      return REFUSED;
    }
    if (current.hasEnded()) {
      return ABSORBED;
    }
    if (current == said) {
      return REPEATS;
    }
    boolean lessCertain =
        current == TaskState.GONE && (said == TaskState.LOST || said == TaskState.UNREACHABLE);
    return lessCertain ? STALE : MOVES;
  }
}
