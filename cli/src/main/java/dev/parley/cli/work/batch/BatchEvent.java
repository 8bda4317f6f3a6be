package dev.parley.cli.work.batch;

import dev.parley.frameworks.commands.JobEnd;
import dev.parley.frameworks.commands.JobEvent;
import java.util.Optional;

/** What the thread that leads a batch is told by others. */
sealed interface BatchEvent {
  /** News of the jobs. */
  record Heard(JobEvent event) implements BatchEvent {}

  /**
   * The outputs of an ended item are here, or cannot be had.
   *
   * @param problem why not
   */
  record Gathered(Item item, JobEnd end, Optional<String> problem) implements BatchEvent {}
}
