package dev.parley.cli.work.run;

import dev.parley.cli.problems.ExitCodes;
import dev.parley.frameworks.commands.JobEnd;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskStatus;
import java.util.Optional;

/**
 * How {@code run} exits, and what it has to say.
 *
 * @param message one line, if the exit code does not say it all
 */
record ExitStatus(int code, Optional<String> message) {
  /** What shells exit with for a command that is not there. */
  private static final int NOT_STARTED = 127;

  static ExitStatus of(JobEnd end) {
    Optional<ProcessExit> exit = end.exit();
    boolean asked = end.result() == JobEnd.Result.FAILED && isKilled(end);
    if (end.finished()) {
      return new ExitStatus(ExitCodes.OK, Optional.empty());
    }
    if (exit.isPresent() && !exit.get().equals(ProcessExit.withCode(0))) {
      // Only that somebody killed it is news to the user.
      return new ExitStatus(
          exit.get().shellStatus(),
          asked ? Optional.of("the task was " + end.message()) : Optional.empty());
    }
    boolean notStarted =
        end.status()
            .flatMap(TaskStatus::reason)
            .filter(TaskReason.CONTAINER_LAUNCH_FAILED::equals)
            .isPresent();
    return new ExitStatus(notStarted ? NOT_STARTED : ExitCodes.FAILED, Optional.of(end.message()));
  }

  private static boolean isKilled(JobEnd end) {
    return end.message().startsWith("killed");
  }
}
