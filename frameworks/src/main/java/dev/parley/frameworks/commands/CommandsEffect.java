package dev.parley.frameworks.commands;

import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskStatus;
import java.time.Duration;
import java.util.List;

/** What a run of jobs wants done, in the order given. */
sealed interface CommandsEffect {
  record Launch(OfferId offer, List<TaskSpec> tasks, Filters filters) implements CommandsEffect {}

  record Decline(List<OfferId> offers, Filters filters) implements CommandsEffect {}

  record Suppress() implements CommandsEffect {}

  record Revive() implements CommandsEffect {}

  record Reconcile(List<TaskId> tasks) implements CommandsEffect {}

  record Kill(TaskId task, Duration grace) implements CommandsEffect {}

  record Acknowledge(TaskStatus status) implements CommandsEffect {}

  record Tell(JobEvent event) implements CommandsEffect {}

  /** All jobs have ended and no more will come. */
  record Finish() implements CommandsEffect {}
}
