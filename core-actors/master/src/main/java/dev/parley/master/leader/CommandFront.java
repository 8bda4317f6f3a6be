package dev.parley.master.leader;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.master.core.MasterCommand;
import dev.parley.master.log.QuorumProof;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the commands that arrive while a write is under way, and hands them over as one batch:
 * the more there is to do, the more a write carries. In front of each batch it says what is known
 * of the quorum at that moment, and how long there was no batch if that was long. Soft state.
 *
 * <p>A write may take as long as the masters have no majority. Until then the sessions are kept
 * alive, and what is said again and again is kept once.
 */
final class CommandFront extends AbstractBehavior<CommandFront.Command> {
  /** Keeps one batch from becoming a pause. */
  private static final int LARGEST_BATCH = 2_000;

  /** How often the decision core hears of the quorum when there is nothing else to say. */
  private static final Duration QUORUM_INTERVAL = Duration.ofMillis(250);

  /** Longer than any write takes that nothing holds up. */
  private static final Duration LONG = Duration.ofSeconds(2);

  private static final String TICK = "tick";

  sealed interface Command {}

  record Submit(MasterCommand command) implements Command {}

  /** The registry has committed a batch, or has just recovered. */
  record Ready() implements Command {}

  private record TimePassed() implements Command {}

  private record QuorumDue() implements Command {}

  /**
   * What the front works with.
   *
   * @param proof asked before each batch
   * @param keepAlive done at each tick during which nothing can be decided
   */
  record Surroundings(
      ActorRef<RegistryActor.DecideBatch> registry,
      QuorumProof proof,
      InstantSource clock,
      Runnable keepAlive) {}

  private final Surroundings surroundings;
  private final TimerScheduler<Command> timers;
  private final Duration tick;
  private final Set<MasterCommand> repeated = new HashSet<>();
  private List<MasterCommand> waiting = new ArrayList<>();
  private boolean ready;
  private boolean timePassed;
  private boolean quorumDue;
  private Optional<Instant> lastBatchAt = Optional.empty();

  /**
   * @param tick how often to let time pass
   */
  static Behavior<Command> create(Surroundings surroundings, Duration tick) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new CommandFront(context, timers, surroundings, tick)));
  }

  private CommandFront(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Surroundings surroundings,
      Duration tick) {
    super(context);
    this.surroundings = surroundings;
    this.timers = timers;
    this.tick = tick;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Submit.class, c -> submit(c.command()))
        .onMessage(Ready.class, c -> onReady())
        .onMessage(TimePassed.class, c -> onTimePassed())
        .onMessage(QuorumDue.class, c -> onQuorumDue())
        .build();
  }

  private Behavior<Command> submit(MasterCommand command) {
    if (!isRepeated(command) || repeated.add(command)) {
      waiting.add(command);
    }
    handOver();
    return this;
  }

  private static boolean isRepeated(MasterCommand command) {
    if (command instanceof MasterCommand.FromAgent c) {
      return c.message() instanceof AgentToMaster.AgentPong
          || c.message() instanceof AgentToMaster.AgentStatusUpdate;
    }
    return command instanceof MasterCommand.FromFramework c
        && c.message() instanceof FrameworkToMaster.FrameworkPong;
  }

  private Behavior<Command> onReady() {
    ready = true;
    if (!timers.isTimerActive(TICK)) {
      // Not before: the first command of all must be the one that takes over.
      timers.startTimerWithFixedDelay(TICK, new TimePassed(), tick);
      timers.startTimerWithFixedDelay(new QuorumDue(), QUORUM_INTERVAL);
    }
    handOver();
    return this;
  }

  private Behavior<Command> onTimePassed() {
    if (timePassed) {
      surroundings.keepAlive().run();
    }
    timePassed = true;
    handOver();
    return this;
  }

  private Behavior<Command> onQuorumDue() {
    quorumDue = true;
    handOver();
    return this;
  }

  private void handOver() {
    if (!ready || (waiting.isEmpty() && !timePassed && !quorumDue)) {
      return;
    }
    Instant now = surroundings.clock().instant();
    List<MasterCommand> batch = new ArrayList<>();
    lastBatchAt
        .map(last -> Duration.between(last, now))
        .filter(gap -> gap.compareTo(LONG) > 0)
        .ifPresent(gap -> batch.add(new MasterCommand.HeldUp(gap)));
    surroundings
        .proof()
        .provedAt(now)
        .ifPresent(at -> batch.add(new MasterCommand.QuorumProved(at)));
    int size = Math.min(waiting.size(), LARGEST_BATCH);
    batch.addAll(waiting.subList(0, size));
    waiting = new ArrayList<>(waiting.subList(size, waiting.size()));
    if (waiting.isEmpty()) {
      repeated.clear();
      if (timePassed) {
        // Last, so that nobody counts as silent whose word was already here.
        batch.add(new MasterCommand.TimePassed());
        timePassed = false;
      }
    }
    surroundings.registry().tell(new RegistryActor.DecideBatch(batch));
    ready = false;
    quorumDue = false;
    lastBatchAt = Optional.of(now);
  }
}
