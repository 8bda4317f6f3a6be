package dev.parley.simulation.master;

import dev.parley.master.core.MasterCommand;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Collects commands while a write is under way, with the rules of the real front: before each batch
 * it says what is known of the quorum and how long there was none, and time passes last.
 */
final class Front {
  private static final Duration QUORUM_INTERVAL = Duration.ofMillis(250);
  private static final Duration LONG = Duration.ofSeconds(2);

  private final Timeline timeline;
  private final Life life;
  private final Duration tick;
  private final Proof proof;
  private final Consumer<List<MasterCommand>> registry;
  private final Runnable keepAlive;
  private final List<MasterCommand> waiting = new ArrayList<>();
  private final Set<MasterCommand> repeated = new HashSet<>();
  private boolean ready;
  private boolean timePassed;
  private boolean quorumDue;
  private Optional<Instant> lastBatchAt = Optional.empty();

  /**
   * @param tick how often time passes
   * @param registry decides on a batch, and says when it is ready for the next one
   * @param keepAlive done at each tick during which nothing is decided
   */
  Front(
      Timeline timeline,
      Life life,
      Duration tick,
      Proof proof,
      Consumer<List<MasterCommand>> registry,
      Runnable keepAlive) {
    this.timeline = timeline;
    this.life = life;
    this.tick = tick;
    this.proof = proof;
    this.registry = registry;
    this.keepAlive = keepAlive;
  }

  /** The registry has recovered: {@code takeOver} is the first command of all. */
  void begin(MasterCommand.TakeOver takeOver) {
    waiting.add(0, takeOver);
    timeline.every(life, tick, this::timePassed);
    timeline.every(life, QUORUM_INTERVAL, this::askForQuorum);
    ready();
  }

  void submit(MasterCommand command) {
    if (!isRepeated(command) || repeated.add(command)) {
      waiting.add(command);
    }
    handOver();
  }

  private static boolean isRepeated(MasterCommand command) {
    if (command instanceof MasterCommand.FromAgent c) {
      return c.message() instanceof AgentToMaster.AgentPong
          || c.message() instanceof AgentToMaster.AgentStatusUpdate;
    }
    return command instanceof MasterCommand.FromFramework c
        && c.message() instanceof FrameworkToMaster.FrameworkPong;
  }

  void ready() {
    ready = true;
    handOver();
  }

  private void timePassed() {
    if (timePassed) {
      keepAlive.run();
    }
    timePassed = true;
    handOver();
  }

  private void askForQuorum() {
    quorumDue = true;
    handOver();
  }

  private void handOver() {
    if (!ready || life.isOver() || (waiting.isEmpty() && !timePassed && !quorumDue)) {
      return;
    }
    Instant now = timeline.now();
    List<MasterCommand> batch = new ArrayList<>();
    lastBatchAt
        .map(last -> Duration.between(last, now))
        .filter(gap -> gap.compareTo(LONG) > 0)
        .ifPresent(gap -> batch.add(new MasterCommand.HeldUp(gap)));
    proof.provedAt().ifPresent(at -> batch.add(new MasterCommand.QuorumProved(at)));
    batch.addAll(waiting);
    waiting.clear();
    repeated.clear();
    if (timePassed) {
      batch.add(new MasterCommand.TimePassed());
    }
    ready = false;
    timePassed = false;
    quorumDue = false;
    lastBatchAt = Optional.of(now);
    registry.accept(batch);
  }
}
