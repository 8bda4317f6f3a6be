package dev.parley.simulation.node;

import dev.parley.model.tasks.CommandSpec;
import java.time.Duration;
import java.util.List;

/**
 * What a simulated task does, written as its command.
 *
 * @param runtime if nobody ends it before
 * @param code with which it exits by itself
 */
public record Work(Duration runtime, int code, Manners manners) {

  /** What it does when it is asked to end (SIGTERM). */
  public enum Manners {
    /** Dies of it. */
    DIES,
    /** Cleans up and exits with 0. */
    CLEANS_UP,
    IGNORES_IT
  }

  public CommandSpec command() {
    return CommandSpec.exec(
        "work", Long.toString(runtime.toMillis()), Integer.toString(code), manners.name());
  }

  public static Work of(CommandSpec command) {
    List<String> words = command.arguments();
    return new Work(
        Duration.ofMillis(Long.parseLong(words.get(1))),
        Integer.parseInt(words.get(2)),
        Manners.valueOf(words.get(3)));
  }
}
