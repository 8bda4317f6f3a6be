package dev.parley.agent.checkpoint;

/** The disk does not do its part: the agent must not go on as if it had. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
