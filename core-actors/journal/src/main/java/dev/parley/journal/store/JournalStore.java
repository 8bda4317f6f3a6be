package dev.parley.journal.store;

import dev.parley.journal.command.CommandCodec;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.UnknownCommandException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The data of one replica. One thread applies the entries of the group's log in order; any thread
 * reads.
 *
 * <p>The log is the write-ahead log of this store: what is applied is in memory first. A flush
 * writes it into files of the folder in the background; then, and only then, the log may be purged
 * up to {@link #flushedIndex()}. After a restart the store is at the last flush, and the log is to
 * be applied again from there. Applying never touches the disk: with a full one everything waits in
 * memory and in the log until a flush works again, which {@link #trouble()} tells.
 *
 * <p>Disk: files of events are rewritten when more than half of their bytes are deleted, and the
 * files of the last two flushes stay. With L bytes that are not deleted (events and snapshots) and
 * T applied between two flushes, the folder takes at most some 4 L + 3 T, and what a follower is
 * being fed with.
 */
public final class JournalStore extends StoreReads implements AutoCloseable {
  private final StoreFolder folder;
  private final StoreLimits limits;
  private final CommandRules rules;
  private final Flusher flusher;
  private volatile Applied listener = (index, id, events) -> {};
  private volatile long appliedIndex;
  private long appliedTerm;
  private long unflushedBytes;
  private int unflushedEvents;

  private JournalStore(Opened opened, StoreLimits limits) {
    super(opened.state(), new Retention(opened.folder(), limits.feedTime(), opened.flushed()));
    this.folder = opened.folder();
    this.limits = limits;
    this.rules = new CommandRules(state);
    this.appliedTerm = opened.flushed().term();
    this.appliedIndex = opened.flushed().index();
    this.flusher = new Flusher(opened, limits, retention, this::capture, this::install);
  }

  /**
   * Opens the store of a folder, which is made if needed, at its last flush. Files that do not
   * belong to it are removed.
   *
   * @throws DamagedStoreException if a file is not what was written
   */
  public static JournalStore open(Path folder, StoreLimits limits) throws IOException {
    JournalStore store = new JournalStore(StoreOpening.open(folder), limits);
    if (store.flushedIndex() >= 0) {
      store.retention.sweep();
    }
    return store;
  }

  /** From now on {@code listener} is told of what is applied; there is one. */
  public void onApplied(Applied listener) {
    this.listener = listener;
  }

  /** Applies an entry as it is in the log; one that this version cannot read is refused. */
  public JournalReply apply(long term, long index, ByteBuffer entry) {
    try {
      return apply(term, index, CommandCodec.decode(entry));
    } catch (UnknownCommandException e) {
      applyNothing(term, index);
      return e.refusal();
    }
  }

  /** Applies an entry. Total: every command is answered, the same on every replica. */
  public JournalReply apply(long term, long index, JournalCommand command) {
    int bytes = CommandCodec.size(command);
    Change change;
    synchronized (lock) {
      begin(term, index);
      change = rules.apply(index, command);
      unflushedBytes += bytes;
      unflushedEvents += Math.max(1, change.events().size());
    }
    listener.applied(index, change.persistenceId(), change.events());
    return change.reply();
  }

  /** Passes over an entry of the log that is Raft's own. */
  public void applyNothing(long term, long index) {
    synchronized (lock) {
      begin(term, index);
      unflushedEvents++;
    }
    listener.applied(index, null, List.of());
  }

  /** Whether enough was applied since the last flush, and none runs or waits to be tried again. */
  public boolean flushDue() {
    synchronized (lock) {
      return !flusher.isBusy()
          && (unflushedBytes >= limits.tailBytes() || unflushedEvents >= limits.tailEvents());
    }
  }

  /** Begins a flush of what is applied by now, after one that may be running. Returns at once. */
  public void beginFlush() {
    flusher.begin();
  }

  /** Flushes what is applied by now, and returns when that is done. */
  void flushNow() throws IOException {
    flusher.flushNow();
  }

  /** The last flush that is complete. */
  public Flushed flushed() {
    return flusher.flushed();
  }

  public long flushedIndex() {
    return flushed().index();
  }

  /**
   * Keeps the files of a flush for {@link StoreLimits#feedTime()} from now. To be called whenever
   * they are named to Ratis, which reads them later to feed a follower.
   */
  public void retain(Flushed flushed) {
    retention.feed(flushed);
  }

  /** What is wrong with the disk, if something is. */
  public Optional<String> trouble() {
    return flusher.trouble();
  }

  /** The bytes of all files of this store. */
  public long diskBytes() throws IOException {
    // A file that goes meanwhile has the length 0.
    return folder.files().stream().mapToLong(file -> file.toFile().length()).sum();
  }

  @Override
  public long appliedIndex() {
    return appliedIndex;
  }

  /** Stops a running flush; reading goes on as long as the files are there. */
  @Override
  public void close() {
    flusher.close();
  }

  private void begin(long term, long index) {
    if (index <= appliedIndex) {
      throw new IllegalArgumentException(
          "entry " + index + " comes after entry " + appliedIndex + " was applied");
    }
    appliedTerm = term;
    appliedIndex = index;
  }

  private Capture capture() {
    synchronized (lock) {
      unflushedBytes = 0;
      unflushedEvents = 0;
      return state.capture(appliedTerm, appliedIndex);
    }
  }

  private void install(FlushResult result) {
    synchronized (lock) {
      state.install(result);
    }
  }
}
