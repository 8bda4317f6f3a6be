package dev.parley.frameworks.commands;

/** Is told what happens in a run. Called by one thread at a time, which it must not hold up. */
@FunctionalInterface
public interface JobListener {
  void on(JobEvent event);
}
