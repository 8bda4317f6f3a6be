package dev.parley.journal.raft;

import dev.parley.journal.group.EventFollower;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.store.StoreReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One that follows a persistence id. Called under the lock of its {@link LocalStore}. */
final class Following {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);

  private final String persistenceId;
  private final EventFollower follower;

  /** What it was told of; an entry that readers already see may be announced later. */
  private long told;

  Following(String persistenceId, EventFollower follower) {
    this.persistenceId = persistenceId;
    this.follower = follower;
  }

  void startOver(StoreReader reader, long index) {
    told = index;
    guarded(() -> follower.startOver(reader, index));
  }

  void applied(long index, @Nullable String id, List<EventRecord> events) {
    if (index <= told) {
      return;
    }
    told = index;
    if (persistenceId.equals(id) && !events.isEmpty()) {
      guarded(() -> follower.onEvents(index, events));
    } else {
      guarded(() -> follower.onIndex(index));
    }
  }

  /** A follower that fails must not stop the replica. */
  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("a follower of {} failed", persistenceId, e);
    }
  }
}
