package dev.parley.journal.akka;

import dev.parley.journal.command.CommandCodec;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.group.EventFollower;
import dev.parley.journal.group.JournalClosedException;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.store.JournalStore;
import dev.parley.journal.store.StoreLimits;
import dev.parley.journal.store.StoreReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;

/**
 * A group of one store without a log: one thread applies commands in the order in which they come.
 * It can lose its majority, which holds commands back.
 */
public final class SingleStoreGroup implements JournalGroup, AutoCloseable {
  private final JournalStore store;
  private final ExecutorService applier = Executors.newSingleThreadExecutor();
  private final List<JournalCommand> submitted = new ArrayList<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private Predicate<JournalCommand> holding = command -> false;
  private int unanswered;
  private int mostUnanswered;
  private long index;

  private SingleStoreGroup(JournalStore store) {
    this.store = store;
  }

  public static SingleStoreGroup in(Path folder) {
    try {
      return new SingleStoreGroup(JournalStore.open(folder, StoreLimits.DEFAULT));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized CompletionStage<JournalReply> submit(JournalCommand command) {
    CompletableFuture<JournalReply> reply = new CompletableFuture<>();
    submitted.add(command);
    mostUnanswered = Math.max(mostUnanswered, ++unanswered);
    Runnable apply = () -> apply(CommandCodec.encode(command), reply);
    if (holding.test(command)) {
      held.add(apply);
    } else {
      execute(apply, reply);
    }
    return reply;
  }

  private void execute(Runnable apply, CompletableFuture<JournalReply> reply) {
    try {
      applier.execute(apply);
    } catch (RejectedExecutionException e) {
      reply.completeExceptionally(new JournalClosedException("the test's group is closed"));
    }
  }

  private void apply(byte[] command, CompletableFuture<JournalReply> reply) {
    JournalReply answer = store.apply(1, ++index, ByteBuffer.wrap(command));
    synchronized (this) {
      unanswered--;
    }
    reply.complete(answer);
  }

  /** Commands wait from now on. */
  void loseMajority() {
    hold(command -> true);
  }

  /** Commands of this kind wait from now on. */
  synchronized void hold(Predicate<JournalCommand> kind) {
    holding = kind;
  }

  void regainMajority() {
    hold(command -> false);
    applyHeld();
  }

  /** What waits is applied, in order; what comes later may wait. */
  synchronized void applyHeld() {
    held.forEach(applier::execute);
    held.clear();
  }

  /** Everything that was ever submitted and is of this kind. */
  synchronized <T extends JournalCommand> List<T> submitted(Class<T> kind) {
    return submitted.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** How many commands there were at most that were not answered yet. */
  synchronized int mostUnanswered() {
    return mostUnanswered;
  }

  @Override
  public CompletionStage<StoreReader> readAt(long index) {
    // What was answered is applied here, and only such an index can be known.
    return CompletableFuture.completedStage(store);
  }

  @Override
  public StoreReader read() {
    return store;
  }

  @Override
  public AutoCloseable follow(String persistenceId, EventFollower follower) {
    throw new UnsupportedOperationException("the plug-ins follow nothing");
  }

  @Override
  public void close() {
    applier.shutdown();
    store.close();
  }
}
