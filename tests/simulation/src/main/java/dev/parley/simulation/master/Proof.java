package dev.parley.simulation.master;

import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a master knows of the quorum: it asks the replicas again and again, and what a majority
 * answers was true when it was asked.
 */
final class Proof {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final Timeline timeline;
  private final Replicas replicas;
  private final String machine;
  private final Life life;
  private Optional<Instant> provedAt = Optional.empty();

  /**
   * @param life of the master's process
   */
  Proof(Timeline timeline, Replicas replicas, String machine, Life life) {
    this.timeline = timeline;
    this.replicas = replicas;
    this.machine = machine;
    this.life = life;
    ask();
  }

  private void ask() {
    Instant asked = timeline.now();
    timeline.after(life, replicas.commitTime(), () -> answered(asked));
  }

  private void answered(Instant asked) {
    if (replicas.reachesMajority(machine)) {
      provedAt = Optional.of(asked);
    }
    timeline.after(life, INTERVAL, this::ask);
  }

  /** When a majority was there for certain; absent if that was never proved. */
  Optional<Instant> provedAt() {
    return provedAt;
  }
}
