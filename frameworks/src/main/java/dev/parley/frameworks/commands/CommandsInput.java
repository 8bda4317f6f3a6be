package dev.parley.frameworks.commands;

import dev.parley.model.ids.TaskId;
import dev.parley.sdk.FrameworkEvent;
import java.time.Duration;
import java.util.List;

/** What a run of jobs is told. */
sealed interface CommandsInput {

  /** News from the cluster. */
  record Hear(FrameworkEvent event) implements CommandsInput {}

  record Submit(List<Job> jobs) implements CommandsInput {
    public Submit {
      jobs = List.copyOf(jobs);
    }
  }

  /** No more jobs will be submitted: the run is over when those there are have ended. */
  record NoMoreJobs() implements CommandsInput {}

  /** What an ended task left behind is not needed any more. */
  record Release(TaskId task) implements CommandsInput {}

  /**
   * Ends the run early: what waits is dropped, what runs is killed.
   *
   * @param grace between SIGTERM and SIGKILL
   */
  record Stop(Duration grace) implements CommandsInput {}

  /** Time has passed. */
  record Tick() implements CommandsInput {}
}
