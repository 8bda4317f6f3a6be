package dev.parley.simulation.master;

import dev.parley.simulation.network.Ways;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A master's way to the log, with the rules of the real one: a command is sent again until it is
 * answered, waits while there is no majority, and is applied once. What is under way when the
 * process dies may be committed nevertheless, even later than what other masters write.
 */
final class JournalClient {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_ANSWER = Duration.ofMillis(1);
  private static final Duration LATEST_ANSWER = Duration.ofSeconds(1);
  private static final double LATE_ANSWERS = 0.02;

  /** Of a dead process: what waits in the logs of replicas for so many pauses is overwritten. */
  private static final int PAUSES = 30;

  private final Ways ways;
  private final Chance chance;
  private final String machine;
  private final Replicas replicas;
  private final Life process;
  private Optional<Life> underWay = Optional.empty();

  /**
   * @param process whose client this is
   */
  JournalClient(Ways ways, String machine, Replicas replicas, Life process) {
    this.ways = ways;
    this.chance = ways.chance().split();
    this.machine = machine;
    this.replicas = replicas;
    this.process = process;
  }

  /**
   * One command at a time.
   *
   * @param apply called when the command is committed, wherever its writer is by then
   * @param answered given the outcome, if the process lives
   */
  <T> void submit(Supplier<T> apply, Consumer<T> answered) {
    Life command = new Life();
    underWay = Optional.of(command);
    attempt(command, apply, answered, 0);
  }

  private <T> void attempt(Life command, Supplier<T> apply, Consumer<T> answered, int pauses) {
    ways.timeline()
        .after(
            command,
            replicas.commitTime(),
            () -> {
              if (replicas.reachesMajority(machine)) {
                T outcome = apply.get();
                underWay = Optional.empty();
                ways.timeline().after(process, answerTime(), () -> answered.accept(outcome));
              } else if (!process.isOver() || pauses < PAUSES) {
                ways.timeline()
                    .after(command, PAUSE, () -> attempt(command, apply, answered, pauses + 1));
              }
            });
  }

  private Duration answerTime() {
    return chance.between(
        Duration.ZERO, chance.happens(LATE_ANSWERS) ? LATEST_ANSWER : LONGEST_ANSWER);
  }

  /** The process is dead: nobody knows what becomes of the command under way. */
  void abandon() {
    if (chance.happens(0.5)) {
      underWay.ifPresent(Life::end);
    }
  }
}
