package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.group.EventFollower;
import dev.parley.journal.group.JournalClosedException;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.store.JournalStore;
import dev.parley.journal.store.StoreLimits;
import dev.parley.journal.store.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that starts again opens the store at an earlier index; nobody must see it go back. */
class LocalStoreTest {
  @TempDir private Path folder;
  private final LocalStore local = new LocalStore(Runnable::run);
  private final List<String> told = new ArrayList<>();

  private final EventFollower follower =
      new EventFollower() {
        @Override
        public void startOver(StoreReader reader, long index) {
          told.add("start over at " + index);
        }

        @Override
        public void onEvents(long index, List<EventRecord> events) {
          told.add(events.size() + " events at " + index);
        }

        @Override
        public void onIndex(long index) {
          told.add("index " + index);
        }
      };

  @Test
  void readersStayWithTheStoreBeforeUntilTheNewOneHasCaughtUp() throws IOException {
    JournalStore before = open("before");
    before.applyNothing(1, 0);
    before.applyNothing(1, 1);
    local.follow("a", follower);
    JournalStore after = open("after");
    assertThat(local.read()).isSameAs(before);
    CompletableFuture<StoreReader> read = local.readAt(1).toCompletableFuture();
    after.applyNothing(1, 0);
    assertThat(local.read()).isSameAs(before);
    assertThat(read).isNotDone();

    after.applyNothing(1, 1);
    assertThat(local.read()).isSameAs(after);
    assertThat(read).isCompletedWithValue(after);
    after.applyNothing(2, 2);
    assertThat(told).containsExactly("start over at 1", "start over at 1", "index 2");
  }

  @Test
  void aStoreThatIsAheadServesAtOnce() throws IOException {
    open("before").applyNothing(1, 0);
    local.follow("a", follower);
    JournalStore ahead = JournalStore.open(folder.resolve("ahead"), StoreLimits.DEFAULT);
    ahead.applyNothing(3, 9);
    local.opened(ahead);
    assertThat(local.read()).isSameAs(ahead);
    assertThat(local.readAt(9).toCompletableFuture()).isCompletedWithValue(ahead);
    assertThat(told).containsExactly("start over at 0", "start over at 9");
  }

  @Test
  void whoWaitsForAnIndexIsTold() throws IOException {
    CompletableFuture<StoreReader> early = local.readAt(1).toCompletableFuture();
    JournalStore store = open("store");
    store.applyNothing(1, 0);
    assertThat(early).isNotDone();
    store.applyNothing(1, 1);
    assertThat(early).isCompletedWithValue(store);
    assertThat(local.readAt(0).toCompletableFuture()).isCompletedWithValue(store);
  }

  @Test
  void nothingIsReadBeforeAStoreIsOpenAndNobodyWaitsAfterTheClose() {
    assertThatThrownBy(local::read).isInstanceOf(JournalClosedException.class);
    CompletableFuture<StoreReader> read = local.readAt(1).toCompletableFuture();
    local.close();
    assertThat(read).isCompletedExceptionally();
    assertThat(local.readAt(1).toCompletableFuture()).isCompletedExceptionally();
  }

  private JournalStore open(String name) throws IOException {
    JournalStore store = JournalStore.open(folder.resolve(name), StoreLimits.DEFAULT);
    local.opened(store);
    return store;
  }
}
