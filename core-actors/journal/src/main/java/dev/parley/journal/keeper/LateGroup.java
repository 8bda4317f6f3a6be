package dev.parley.journal.keeper;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.group.EventFollower;
import dev.parley.journal.group.JournalClosedException;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.store.StoreReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A group that can be used before this node has found it: what is asked of it waits until then.
 * Thread-safe.
 */
final class LateGroup implements JournalGroup {
  private final CompletableFuture<JournalGroup> found = new CompletableFuture<>();

  void found(JournalGroup group) {
    found.complete(group);
  }

  void closed() {
    found.completeExceptionally(
        new JournalClosedException("this node's part of the journal is closed"));
  }

  @Override
  public CompletionStage<JournalReply> submit(JournalCommand command) {
    return found.thenCompose(group -> group.submit(command));
  }

  @Override
  public CompletionStage<StoreReader> readAt(long index) {
    return found.thenCompose(group -> group.readAt(index));
  }

  @Override
  public StoreReader read() {
    JournalGroup group = found.isCompletedExceptionally() ? null : found.getNow(null);
    if (group == null) {
      throw new JournalClosedException("this node has no replica of the journal yet");
    }
    return group.read();
  }

  @Override
  public AutoCloseable follow(String persistenceId, EventFollower follower) {
    CompletableFuture<AutoCloseable> following =
        found.thenApply(group -> group.follow(persistenceId, follower));
    return () -> {
      var unused = following.thenAccept(LateGroup::close);
    };
  }

  private static void close(AutoCloseable following) {
    try {
      following.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop following", e);
    }
  }
}
