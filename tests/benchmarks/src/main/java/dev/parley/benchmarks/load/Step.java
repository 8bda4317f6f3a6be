package dev.parley.benchmarks.load;

/** What a task life is made of: the commands that clients give, one after the other. */
public enum Step {
  LAUNCH("AcceptOffers until RunTasks is at the agent", true),
  RUNNING("RUNNING until it is at the framework", true),
  RUNNING_SEEN("its acknowledgement until it is at the agent", false),
  FINISHED("FINISHED until it is at the framework", true),
  FINISHED_SEEN("its acknowledgement until it is at the agent", true);

  private final String text;
  private final boolean commits;

  Step(String text, boolean commits) {
    this.text = text;
    this.commits = commits;
  }

  /** For people. */
  public String text() {
    return text;
  }

  /** Whether its answer says that an event is durable: one for each such step. */
  public boolean commits() {
    return commits;
  }
}
