package dev.parley.journal.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs flushes, one at a time, in a thread of its own. One that fails is tried again until it
 * works; meanwhile everything stays in memory and in the Raft log.
 */
final class Flusher implements AutoCloseable {
  private static final int CLOSE_SECONDS = 30;

  private final StoreFolder folder;
  private final StoreLimits limits;
  private final Retention retention;
  private final Supplier<Capture> capture;
  private final Consumer<FlushResult> installed;
  private final ScheduledExecutorService thread;
  private final AtomicBoolean queued = new AtomicBoolean();
  private volatile boolean running;
  private volatile boolean closing;
  private volatile @Nullable String trouble;
  private volatile @Nullable String damage;
  private volatile Flushed flushed;

  // Only in the thread.
  private List<StoreFile> eventFiles;
  private final Set<Path> unreadable = new HashSet<>();

  /**
   * @param capture asks for the state to be written
   * @param installed told of what was written, before files of older flushes are removed
   */
  Flusher(
      Opened opened,
      StoreLimits limits,
      Retention retention,
      Supplier<Capture> capture,
      Consumer<FlushResult> installed) {
    this.folder = opened.folder();
    this.flushed = opened.flushed();
    this.eventFiles = opened.eventFiles();
    this.limits = limits;
    this.retention = retention;
    this.capture = capture;
    this.installed = installed;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "journal-flush");
              made.setDaemon(true);
              return made;
            });
  }

  Flushed flushed() {
    return flushed;
  }

  Optional<String> trouble() {
    return Optional.ofNullable(trouble).or(() -> Optional.ofNullable(damage));
  }

  /** Whether a flush runs, or is to run, or waits to be tried again. */
  boolean isBusy() {
    return running || queued.get();
  }

  synchronized void begin() {
    if (!closing && queued.compareAndSet(false, true)) {
      thread.execute(this::run);
    }
  }

  /** Flushes, and returns when that is done. */
  void flushNow() throws IOException {
    Future<?> done =
        thread.submit(
            () -> {
              flush();
              return null;
            });
    try {
      done.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while flushing", e);
    }
  }

  /** Stops a running flush at its next piece, and waits for that. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      thread.shutdownNow();
    }
    try {
      thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    running = true;
    queued.set(false);
    try {
      flush();
      trouble = null;
    } catch (DamagedStoreException e) {
      // Found while its events were to be moved. It stays as it is, so that the log can be purged.
      damage = e.getMessage();
      unreadable.add(e.file());
      again(e);
    } catch (IOException | RuntimeException | Error e) {
      // Also an error: a thread that ends silently would never flush again.
      again(e);
    } finally {
      running = false;
    }
  }

  private synchronized void again(Throwable e) {
    if (closing) {
      return;
    }
    trouble = "the journal cannot be written into " + folder.file("") + ": " + e;
    if (queued.compareAndSet(false, true)) {
      Future<?> unused =
          thread.schedule(this::run, limits.retryAfter().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void flush() throws IOException {
    Capture now = capture.get();
    if (now.index() > flushed.index()) {
      Pace pace = new Pace(limits.flushBytesPerSecond(), () -> closing);
      Rewriting rewriting = new Rewriting(now, unreadable, limits.tailBytes());
      FlushResult result = new Flush(now, folder, pace).run(eventFiles, rewriting);
      eventFiles = result.eventFiles();
      installed.accept(result);
      flushed = result.flushed();
      retention.flushed(flushed);
    }
    retention.sweep();
  }
}
