package dev.parley.frameworks.commands;

/**
 * A job and what was tried of it so far.
 *
 * @param launches all attempts, also those that never reached an agent
 * @param failures those that count
 */
record PendingJob(Job job, int launches, int failures) {
  static PendingJob fresh(Job job) {
    return new PendingJob(job, 0, 0);
  }

  PendingJob launched() {
    return new PendingJob(job, launches + 1, failures);
  }

  PendingJob failed() {
    return new PendingJob(job, launches, failures + 1);
  }
}
