package dev.parley.agent.container;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the end of supervisors that an earlier JVM started. They are not children of this one,
 * so nobody tells us: they are looked at in turn, by one thread for all, and the more there are the
 * less often, so that a thousand of them cost no more than a percent of a core.
 */
final class ReattachedWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReattachedWatch.class);
  private static final long INTERVAL_MS = 100;
  private static final long INTERVAL_PER_PROCESS_MS = 2;

  private final Consumer<Container> ended;
  private final Map<Container, ProcessStat> watched = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Threads.named("task-watch"));

  ReattachedWatch(Consumer<Container> ended) {
    this.ended = ended;
  }

  /** To be called once, after all were added; without any there is nothing to look at. */
  void begin() {
    if (!watched.isEmpty() && !thread.isShutdown()) {
      long interval = Math.max(INTERVAL_MS, INTERVAL_PER_PROCESS_MS * watched.size());
      var unused = thread.schedule(this::look, interval, TimeUnit.MILLISECONDS);
    }
  }

  void add(Container container, ProcessStat supervisor) {
    watched.put(container, supervisor);
  }

  private void look() {
    watched.forEach(
        (container, supervisor) -> {
          // In this order: a supervisor that is gone has written all that it ever will.
          if (!supervisor.isAlive()) {
            watched.remove(container);
            report(container);
          }
        });
    begin();
  }

  private void report(Container container) {
    try {
      ended.accept(container);
    } catch (RuntimeException e) {
      LOG.error("cannot report the end of task {}", container.launch().key(), e);
    }
  }

  @Override
  public void close() {
    // A look that is planned is not waited for.
    thread.shutdownNow();
  }
}
