package dev.parley.cli.work.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.frameworks.commands.JobEnd;
import dev.parley.frameworks.commands.JobEnd.Result;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExitStatusTest {
  private static final TaskId TASK = new TaskId("t");

  @Test
  void exitsAsTheCommandDid() {
    assertThat(exited(Result.FINISHED, ProcessExit.withCode(0), ""))
        .isEqualTo(new ExitStatus(0, Optional.empty()));
    assertThat(exited(Result.FAILED, ProcessExit.withCode(42), "exited with 42"))
        .isEqualTo(new ExitStatus(42, Optional.empty()));
    assertThat(exited(Result.FAILED, ProcessExit.bySignal(9), "ended by signal 9"))
        .isEqualTo(new ExitStatus(137, Optional.empty()));
  }

  @Test
  void tellsWhoKilledIt() {
    assertThat(exited(Result.FAILED, ProcessExit.bySignal(15), "killed by an operator"))
        .isEqualTo(new ExitStatus(143, Optional.of("the task was killed by an operator")));
  }

  @Test
  void exitsWith127WhenThereWasNothingToStart() {
    assertThat(failed(TaskReason.CONTAINER_LAUNCH_FAILED, "cannot run 'x': not found"))
        .isEqualTo(new ExitStatus(127, Optional.of("cannot run 'x': not found")));
  }

  @Test
  void exitsWith1AndAMessageForAllElse() {
    assertThat(failed(TaskReason.AGENT_REMOVED, "the agent left"))
        .isEqualTo(new ExitStatus(1, Optional.of("the agent left")));
    JobEnd lost =
        new JobEnd(
            Result.FAILED, Optional.of(TASK), Optional.empty(), Optional.empty(), "no contact");
    assertThat(ExitStatus.of(lost)).isEqualTo(new ExitStatus(1, Optional.of("no contact")));
  }

  private static ExitStatus exited(Result result, ProcessExit exit, String message) {
    TaskStatus status = status(TaskReason.COMMAND_EXECUTOR_FAILED).withExit(exit);
    return of(result, status, message);
  }

  private static ExitStatus failed(TaskReason reason, String message) {
    return of(Result.FAILED, status(reason), message);
  }

  private static ExitStatus of(Result result, TaskStatus status, String message) {
    return ExitStatus.of(
        new JobEnd(result, Optional.of(TASK), Optional.empty(), Optional.of(status), message));
  }

  private static TaskStatus status(TaskReason reason) {
    return TaskStatus.byMaster(TASK, TaskState.FAILED, reason, "", Instant.EPOCH);
  }
}
