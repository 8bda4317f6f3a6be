package dev.parley.frameworks.commands;

import dev.parley.model.tasks.TaskSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * What holds for all jobs of a run.
 *
 * @param retries how often a job is tried again after an attempt that failed
 * @param timeout after which an attempt, counted from its launch, is killed and has failed
 * @param killGrace between SIGTERM and SIGKILL
 * @param unreachablePatience how long an agent that the master has lost contact with may take to
 *     return; after that its attempts have failed, and are killed should it return later
 */
public record JobRules(
    int retries, Optional<Duration> timeout, Duration killGrace, Duration unreachablePatience) {
  /** No retries, no timeout. */
  public static final JobRules DEFAULT =
      new JobRules(0, Optional.empty(), TaskSpec.DEFAULT_KILL_GRACE, Duration.ofMinutes(1));

  /**
   * @throws IllegalArgumentException for negative retries
   */
  public JobRules {
    if (retries < 0) {
      throw new IllegalArgumentException("retries must be 0 or more, not " + retries);
    }
  }

  public JobRules withRetries(int times) {
    return new JobRules(times, timeout, killGrace, unreachablePatience);
  }

  public JobRules withKillGrace(Duration grace) {
    return new JobRules(retries, timeout, grace, unreachablePatience);
  }

  public JobRules withTimeout(Duration limit) {
    return new JobRules(retries, Optional.of(limit), killGrace, unreachablePatience);
  }
}
