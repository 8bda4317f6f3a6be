package dev.parley.agent.container;

import dev.parley.model.tasks.TaskReason;

/** A task cannot be started, for a reason that its owner should read. */
final class LaunchException extends Exception {
  private static final long serialVersionUID = 1L;

  private final TaskReason reason;

  private LaunchException(TaskReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** It would not start on any other day either. */
  static LaunchException invalid(String message) {
    return new LaunchException(TaskReason.TASK_INVALID, message);
  }

  static LaunchException failed(String message) {
    return new LaunchException(TaskReason.CONTAINER_LAUNCH_FAILED, message);
  }

  TaskReason reason() {
    return reason;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
