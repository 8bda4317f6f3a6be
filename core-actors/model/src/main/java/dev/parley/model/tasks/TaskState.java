package dev.parley.model.tasks;

/** The states of a task, by the names Mesos uses (there with {@code TASK_} in front). */
public enum TaskState {
  /** Accepted by the master, not yet begun by the agent. */
  STAGING(Kind.LIVE),
  /** The agent is preparing the sandbox and starting the process. */
  STARTING(Kind.LIVE),
  RUNNING(Kind.LIVE),
  /** Asked to end; the process may still run until its grace period is over. */
  KILLING(Kind.LIVE),
  /** The process exited with 0. */
  FINISHED(Kind.ENDED),
  /** The process exited with something else, or could not be started. */
  FAILED(Kind.ENDED),
  KILLED(Kind.ENDED),
  /** The description of the task is not valid; it never ran. */
  ERROR(Kind.ENDED),
  /** What UNREACHABLE and GONE are called to frameworks that are not partition-aware. */
  LOST(Kind.INFERRED),
  /** The launch never reached the agent, or its offer was no longer good; it never ran. */
  DROPPED(Kind.ENDED),
  /** The master has lost contact with the task's agent. */
  UNREACHABLE(Kind.INFERRED),
  /** The agent was removed; the task is believed to be gone with it. */
  GONE(Kind.INFERRED),
  /** An operator vouches that the agent will not return; the agent is refused from then on. */
  GONE_BY_OPERATOR(Kind.ENDED),
  /** The master does not know of such a task. */
  UNKNOWN(Kind.INFERRED);

  /** Who may still change the state. */
  public enum Kind {
    /** Holds resources on its agent. */
    LIVE,
    /** Believed by the master; the agent's own word replaces it when the agent returns. */
    INFERRED,
    /** Final. */
    ENDED
  }

  private final Kind kind;

  TaskState(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  public boolean isLive() {
    return kind == Kind.LIVE;
  }

  public boolean hasEnded() {
    return kind == Kind.ENDED;
  }
}
