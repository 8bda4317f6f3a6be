package dev.parley.simulation.node;

import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * What an actor's mailbox is: takes in at any time, gives out one by one, in order and later. Lost
 * with its process.
 */
public final class Mailbox<M> {
  private final Timeline timeline;
  private final Life life;
  private final Chance chance;
  private final Duration longest;
  private final Consumer<M> reader;
  private final Queue<M> waiting = new ArrayDeque<>();
  private long last;

  /**
   * @param longest time between the coming in of a message and its turn
   */
  public Mailbox(
      Timeline timeline, Life life, Chance chance, Duration longest, Consumer<M> reader) {
    this.timeline = timeline;
    this.life = life;
    this.chance = chance;
    this.longest = longest;
    this.reader = reader;
  }

  public void post(M message) {
    waiting.add(message);
    last =
        Math.max(
            last, timeline.micros() + Timeline.toMicros(chance.between(Duration.ZERO, longest)));
    timeline.at(life, last, () -> reader.accept(waiting.remove()));
  }

  /** What has come in and had no turn yet. */
  public Collection<M> waiting() {
    return Collections.unmodifiableCollection(waiting);
  }
}
