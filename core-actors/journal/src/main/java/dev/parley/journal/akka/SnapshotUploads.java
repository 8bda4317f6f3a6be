package dev.parley.journal.akka;

import akka.Done;
import akka.actor.ExtendedActorSystem;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.records.SnapshotRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of one actor system that were handed over and are not durable yet. They go one at a
 * time, so that only one is in memory as bytes, and commands are not held up by several.
 * Thread-safe. Lost in a crash: then the events that they cover are still there, since those are
 * deleted only after {@link #settled}.
 */
final class SnapshotUploads {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotUploads.class);

  private final JournalGroup group;
  private final SnapshotSettings settings;
  private final Executor threads;
  private final UploadQueue queue;
  private final Map<String, SnapshotGivenUpException> givenUp = new HashMap<>();
  private @Nullable HandedOver running;
  private @Nullable PartwiseUpload upload;
  private long saves;
  private boolean closed;

  SnapshotUploads(JournalGroup group, SnapshotSettings settings, Executor threads) {
    this.group = group;
    this.settings = settings;
    this.threads = threads;
    this.queue = new UploadQueue(settings.maxWaiting());
  }

  static SnapshotUploads of(ExtendedActorSystem system, JournalGroup group) {
    SnapshotSettings settings =
        SnapshotSettings.of(system.settings().config().getConfig(SnapshotSettings.PATH));
    return new SnapshotUploads(group, settings, system.dispatchers().lookup(settings.threads()));
  }

  /**
   * Takes a snapshot over.
   *
   * @param bytes called once, in another thread, unless a newer snapshot replaces this one before
   */
  synchronized void add(SnapshotRef snapshot, Callable<SnapshotBytes> bytes) {
    if (closed) {
      throw closing();
    }
    queue.add(new HandedOver(snapshot, ++saves, bytes, new ArrayList<>()));
    runNext();
  }

  /** A snapshot could not even be handed over. */
  synchronized void giveUp(SnapshotRef snapshot, Throwable cause) {
    giveUp(snapshot, ++saves, cause);
  }

  private synchronized void giveUp(SnapshotRef snapshot, long order, Throwable cause) {
    givenUp.put(snapshot.persistenceId(), new SnapshotGivenUpException(snapshot, order, cause));
  }

  /** See {@link RaftJournalExtension#durable}. */
  CompletionStage<Done> settled(String persistenceId) {
    CompletableFuture<Done> settled = new CompletableFuture<>();
    if (!addToNewest(persistenceId, settled)) {
      answer(persistenceId, List.of(settled));
    }
    return settled;
  }

  private synchronized boolean addToNewest(String persistenceId, CompletableFuture<Done> settled) {
    HandedOver newest = queue.newest(persistenceId);
    if (newest == null && running != null && running.persistenceId().equals(persistenceId)) {
      newest = running;
    }
    return newest != null && newest.waiting().add(settled);
  }

  /** Gives up what is on its way. */
  void close() {
    List<HandedOver> left;
    PartwiseUpload last;
    synchronized (this) {
      closed = true;
      last = upload;
      left = queue.all();
      left.forEach(each -> giveUp(each.snapshot(), each.order(), closing()));
    }
    if (last != null) {
      last.stop(closing());
    }
    left.forEach(each -> answer(each.persistenceId(), each.waiting()));
  }

  private synchronized void runNext() {
    if (running != null || closed) {
      return;
    }
    HandedOver next = queue.next();
    if (next != null) {
      running = next;
      Futures.in(threads, next.bytes())
          .thenCompose(bytes -> begin(next.snapshot(), bytes))
          .whenComplete((done, failure) -> ended(next, failure));
    }
  }

  private CompletionStage<Done> begin(SnapshotRef snapshot, SnapshotBytes bytes) {
    PartwiseUpload next = new PartwiseUpload(group, snapshot, bytes, settings, threads);
    synchronized (this) {
      if (closed) {
        throw closing();
      }
      upload = next;
    }
    return next.begin();
  }

  private void ended(HandedOver snapshot, @Nullable Throwable failure) {
    String id = snapshot.persistenceId();
    synchronized (this) {
      running = null;
      upload = null;
      if (failure != null) {
        giveUp(snapshot.snapshot(), snapshot.order(), Futures.cause(failure));
        if (!closed) {
          LOG.error("a snapshot is given up", givenUp.get(id));
        }
      } else {
        givenUp.computeIfPresent(
            id, (same, missing) -> missing.isMadeGoodBy(snapshot) ? null : missing);
      }
    }
    answer(id, snapshot.waiting());
    runNext();
  }

  /** Not under the lock: it calls what waits. */
  private void answer(String persistenceId, List<CompletableFuture<Done>> waiting) {
    SnapshotGivenUpException missing;
    synchronized (this) {
      missing = givenUp.get(persistenceId);
    }
    for (CompletableFuture<Done> each : waiting) {
      if (missing == null) {
        each.complete(Done.getInstance());
      } else {
        each.completeExceptionally(missing);
      }
    }
  }

  private static IllegalStateException closing() {
    return new IllegalStateException("the actor system ends");
  }
}
