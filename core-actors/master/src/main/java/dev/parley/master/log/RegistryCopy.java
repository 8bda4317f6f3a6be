package dev.parley.master.log;

import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry as this node's own replica of the log has it: kept on every master that does not
 * lead, also when nobody does. For reading, and to begin to lead with. It belongs to the process,
 * not to an actor system, and is made anew from the replica at each start. One thread of its own
 * does the {@link CopyUpkeep}. Thread-safe.
 */
public final class RegistryCopy implements RegistryLog.Standby, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryCopy.class);

  /**
   * @param index of the last log entry that the registry holds
   * @param problem a sentence, if the copy cannot be kept up
   */
  public record Copy(Registry registry, long index, Optional<String> problem) {}

  private final RegistryLog log;
  private final ScheduledThreadPoolExecutor thread;
  private final CopyUpkeep upkeep;

  public RegistryCopy(RegistryLog log, String persistenceId, History.Limits limits) {
    this(log, persistenceId, limits, new CopyPace(System.nanoTime()));
  }

  RegistryCopy(RegistryLog log, String persistenceId, History.Limits limits, CopyPace pace) {
    this.log = log;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread t = new Thread(work, "registry-copy");
              t.setDaemon(true);
              return t;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.upkeep =
        new CopyUpkeep(
            follower -> log.follow(persistenceId, follower), limits, pace, thread, this::execute);
  }

  /** What is known now; to look at it lets it be brought up to date soon, if it is not. */
  public Copy now() {
    if (!upkeep.isComplete()) {
      execute(upkeep::lookedAt);
    }
    return upkeep.copy();
  }

  /** How long ago the copy was last known to hold all that was agreed on. */
  public Duration age() {
    Duration ofReplica = log.age();
    Duration ofCopy = upkeep.age();
    return ofReplica.compareTo(ofCopy) > 0 ? ofReplica : ofCopy;
  }

  /** Keeps up with the log from now on. */
  public void follow() {
    execute(upkeep::begin);
  }

  /** Lets the copy grow old, because this node leads and has the original. */
  public void rest() {
    execute(upkeep::end);
  }

  @Override
  public CompletionStage<Optional<Known>> catchUp() {
    CompletableFuture<Optional<Known>> answer = new CompletableFuture<>();
    boolean accepted =
        execute(
            () -> {
              upkeep.hurry();
              // After what that has given this thread to read.
              execute(() -> answer.complete(upkeep.known()));
            });
    return accepted ? answer : CompletableFuture.completedStage(Optional.empty());
  }

  @Override
  public void close() {
    rest();
    thread.shutdown();
  }

  private boolean execute(Runnable work) {
    try {
      thread.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("the copy of the registry is closed", e);
      return false;
    }
  }
}
