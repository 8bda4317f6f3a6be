package dev.parley.journal.raft;

import dev.parley.journal.group.EventFollower;
import dev.parley.journal.group.JournalClosedException;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.store.JournalStore;
import dev.parley.journal.store.StoreReader;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The store of this replica as its readers see it, beyond the lives of the server. When the server
 * starts again the store is opened at its last flush and catches up from the log; readers stay with
 * the one before until then, so that nobody sees the state go back. Thread-safe.
 */
final class LocalStore {
  private final Executor executor;
  private final List<Following> followers = new CopyOnWriteArrayList<>();
  private final NavigableMap<Long, List<CompletableFuture<StoreReader>>> waiting = new TreeMap<>();

  /** Is applied to; may be behind what readers have seen. */
  private @Nullable JournalStore newest;

  /** Is read. */
  private @Nullable JournalStore serving;

  /** The highest index that readers may have seen. */
  private long seen = -1;

  private boolean closed;

  /**
   * @param executor in which those are told who wait for an index
   */
  LocalStore(Executor executor) {
    this.executor = executor;
  }

  synchronized void opened(JournalStore store) {
    newest = store;
    store.onApplied((index, id, events) -> applied(store, index, id, events));
    serveIfCaughtUp(store, store.appliedIndex());
  }

  private synchronized void applied(
      JournalStore store, long index, @Nullable String id, List<EventRecord> events) {
    if (store != newest) {
      return;
    }
    if (store == serving) {
      seen = Math.max(seen, index);
      followers.forEach(follower -> follower.applied(index, id, events));
      wake(store, index);
    } else {
      serveIfCaughtUp(store, index);
    }
  }

  private void serveIfCaughtUp(JournalStore store, long index) {
    if (index >= seen) {
      seen = index;
      serving = store;
      followers.forEach(follower -> follower.startOver(store, index));
      wake(store, index);
    }
  }

  private void wake(JournalStore store, long index) {
    while (!waiting.isEmpty() && waiting.firstKey() <= index) {
      for (CompletableFuture<StoreReader> future : waiting.pollFirstEntry().getValue()) {
        executor.execute(() -> future.complete(store));
      }
    }
  }

  synchronized StoreReader read() {
    if (serving == null) {
      throw new JournalClosedException("this replica has not been opened");
    }
    return serving;
  }

  synchronized CompletionStage<StoreReader> readAt(long index) {
    if (closed) {
      return CompletableFuture.failedFuture(closedException());
    }
    if (serving != null && serving == newest && serving.appliedIndex() >= index) {
      return CompletableFuture.completedFuture(serving);
    }
    CompletableFuture<StoreReader> future = new CompletableFuture<>();
    waiting.computeIfAbsent(index, i -> new ArrayList<>()).add(future);
    return future;
  }

  synchronized AutoCloseable follow(String persistenceId, EventFollower follower) {
    Following following = new Following(persistenceId, follower);
    followers.add(following);
    if (serving != null) {
      following.startOver(serving, serving.appliedIndex());
    }
    return () -> stop(following);
  }

  /** Under the lock, so that the follower is not being called when this returns. */
  private synchronized void stop(Following following) {
    followers.remove(following);
  }

  synchronized void close() {
    closed = true;
    waiting.values().stream()
        .flatMap(List::stream)
        .forEach(future -> future.completeExceptionally(closedException()));
    waiting.clear();
    followers.clear();
  }

  private static JournalClosedException closedException() {
    return new JournalClosedException("this node's replica of the journal is closed");
  }
}
