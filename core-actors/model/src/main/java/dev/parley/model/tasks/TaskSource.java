package dev.parley.model.tasks;

/** Who made a status. */
public enum TaskSource {
  MASTER,
  AGENT,
  EXECUTOR
}
