package dev.parley.journal.keeper;

import dev.parley.journal.group.JournalClosedException;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.membership.Founding;
import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.LogPosition;
import dev.parley.journal.membership.OwnData;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.membership.RollCallAnswer;
import dev.parley.journal.membership.StartDecision;
import dev.parley.journal.offline.Recovery;
import dev.parley.journal.raft.JournalReplica;
import dev.parley.journal.raft.ReplicaState;
import dev.parley.journal.raft.ReplicaStatus;
import dev.parley.journal.raft.Trouble;
import dev.parley.journal.records.MembersTable;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's replica, for as long as the process lives: finds out from what the other
 * masters say whether to found a group, to resume or to join one, starts the replica, and, while
 * that leads, changes the group as the members table says. What is durable is in the journal's
 * folder. Thread-safe; one thread of its own decides.
 */
public final class ReplicaKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaKeeper.class);

  /** How long the others may take to answer a master that has data. */
  private static final Duration ASKING = Duration.ofMillis(1200);

  private final KeeperSettings settings;
  private final long startedAtNanos = System.nanoTime();
  private final KeptFolder folder;
  private final ExecutorService thread;
  private final LateGroup group = new LateGroup();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final GroupKeeping keeping;
  private final ReplicaEnd end;

  /** That is told already; of the keeper's thread. */
  private String trouble = "";

  private volatile String waitingFor = "the other masters have not been asked yet";
  private volatile @Nullable Running running;

  /** Ready to start, once the group has given up the replica that it replaces. */
  private volatile @Nullable ReplicaIdentity newcomer;

  /** The replica, and what it is. */
  private record Running(JournalReplica replica, ReplicaIdentity identity) {}

  /**
   * Reads what the folder holds.
   *
   * @throws IOException if that cannot be read
   */
  public static ReplicaKeeper start(KeeperSettings settings) throws IOException {
    return new ReplicaKeeper(settings);
  }

  private ReplicaKeeper(KeeperSettings settings) throws IOException {
    this.settings = settings;
    this.folder = new KeptFolder(settings);
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread t = new Thread(work, "replica-keeper");
              t.setDaemon(true);
              return t;
            });
    this.keeping = new GroupKeeping(settings.candidate().configured());
    this.end = new ReplicaEnd(settings.candidate(), folder.found());
  }

  /** May be used at once; what is asked of it waits until the replica is there. */
  public JournalGroup group() {
    return group;
  }

  /** What the other masters say now, by name; to be called again and again. */
  public void heard(Map<String, RollCallAnswer> others) {
    thread.execute(() -> next(others));
  }

  /** A master that knows for sure says that this one does not belong to it, or not any more. */
  public void refused(String master, String why) {
    thread.execute(() -> refuse("master " + master + " refuses this one: " + why));
  }

  /** Completes, with the reason for people, when this node must not go on. */
  public CompletionStage<String> ended() {
    return ended;
  }

  /** What this node can say of the group; empty while it belongs to none. */
  public Optional<GroupSight> sight() {
    Running now = running;
    if (now != null) {
      ReplicaStatus status = now.replica().status();
      return Optional.of(
          status.peers().isEmpty()
              ? folder.beforeStart(now.identity())
              : Sights.of(
                  now.identity(),
                  status,
                  members(now).addresses(),
                  folder.untouched(now.identity())));
    }
    ReplicaIdentity waiting = newcomer;
    if (waiting != null) {
      return Optional.of(Sights.before(waiting, LogPosition.NONE, false));
    }
    return folder.found() instanceof OwnData.Known known ? known.sight() : Optional.empty();
  }

  /** How the replica is; empty while there is none. */
  public Optional<ReplicaStatus> status() {
    return Optional.ofNullable(running).map(r -> r.replica().status());
  }

  /** Why there is no replica yet; a sentence. */
  public String waitingFor() {
    return waitingFor;
  }

  /** Whether the replica takes part, so that it may be relied on. */
  public boolean isMember() {
    return status().map(s -> s.state() == ReplicaState.RUNNING).orElse(false);
  }

  public boolean leads() {
    Running now = running;
    return now != null && now.replica().leads();
  }

  /**
   * Has another replica lead the group, if this one does: the others would notice only after an
   * election timeout that it is gone. Completes when that is done, or given up.
   */
  public CompletionStage<Void> handOver() {
    Running now = running;
    return now == null ? CompletableFuture.completedStage(null) : HandOver.by(now.replica());
  }

  /** How long ago the group is known to have had a majority; see {@link JournalReplica}. */
  public Duration sinceQuorum() {
    Running now = running;
    return now == null ? ReplicaStatus.NEVER : now.replica().sinceQuorum();
  }

  /** Who may be in the group: names with addresses; the configured ones until the group says. */
  public Map<String, String> members() {
    return membersTable().addresses();
  }

  /** The same with its revision, for a change to be decided on. */
  public MembersTable membersTable() {
    Running now = running;
    MembersTable table = now == null ? MembersTable.NONE : members(now);
    return table.revision() == MembersTable.NEVER_SAID
        ? new MembersTable(MembersTable.NEVER_SAID, settings.candidate().configured())
        : table;
  }

  private static MembersTable members(Running running) {
    try {
      return running.replica().read().members();
    } catch (JournalClosedException notYet) {
      return MembersTable.NONE;
    }
  }

  private void next(Map<String, RollCallAnswer> others) {
    try {
      Running now = running;
      if (ended.isDone()) {
        return;
      }
      if (now == null && newcomer != null) {
        startNewcomer(newcomer, others.values());
      } else if (now == null && hasAskedEnough(others)) {
        begin(
            Founding.decide(
                settings.candidate(),
                folder.found(),
                others,
                ThreadLocalRandom.current().nextInt()));
      } else if (now != null) {
        noteStart(now);
        goOn(now, sight().orElseThrow(), others.values());
      }
      trouble = "";
    } catch (IOException e) {
      tryAgain(e);
    } catch (RuntimeException e) {
      LOG.error("The replica of the journal cannot go on now; it is tried again", e);
    }
  }

  /** Says it once, however often it is tried. */
  private void tryAgain(IOException why) {
    String line = Trouble.inOneLine(why);
    if (!line.equals(trouble)) {
      LOG.warn("The replica of the journal cannot go on now, and tries again: {}", line);
      LOG.debug("The replica of the journal cannot go on now", why);
    }
    trouble = line;
  }

  private void goOn(Running now, GroupSight sight, Collection<RollCallAnswer> others) {
    if (now.replica().leads() && end.isReplaced(sight)) {
      // Who takes the place has this master's name, so this one cannot hear it: another must lead.
      var unused = HandOver.by(now.replica());
    } else if (now.replica().leads()) {
      keeping.change(now.replica(), sight, others);
    } else {
      end.of(now.replica(), now.identity(), sight, others).ifPresent(this::refuse);
    }
  }

  /** One that has data need not wait for those who are away, but must hear those who are not. */
  private boolean hasAskedEnough(Map<String, RollCallAnswer> others) {
    return folder.found() instanceof OwnData.Nothing
        || others.size() >= settings.candidate().configured().size() - 1
        || System.nanoTime() - startedAtNanos > ASKING.toNanos();
  }

  /** From now on a folder without the replica's files is one that has lost them. */
  private void noteStart(Running now) throws IOException {
    if (!now.identity().started() && folder.files(now.identity()).exist()) {
      ReplicaIdentity started = now.identity().withStarted();
      folder.write(started);
      running = new Running(now.replica(), started);
    }
  }

  private void begin(StartDecision decision) throws IOException {
    if (decision instanceof StartDecision.Wait wait) {
      if (!wait.why().equals(waitingFor)) {
        LOG.info("{}", wait.why());
      }
      waitingFor = wait.why();
    } else if (decision instanceof StartDecision.Refuse refuse) {
      refuse(refuse.why());
    } else if (decision instanceof StartDecision.Found found) {
      LOG.info("Founding the group of masters: {}", found.peers());
      run(folder.write(PeerId.founder(settings.name()), 0, found.peers()));
    } else if (decision instanceof StartDecision.Join join) {
      LOG.info(
          "Joining the group of masters as {}, in place of {}", join.peerId(), join.replaces());
      run(folder.write(join.peerId(), join.generation(), Map.of()));
    } else if (decision instanceof StartDecision.Resume resume) {
      resume.warning().ifPresent(LOG::warn);
      run(resume.identity());
    } else if (decision instanceof StartDecision.FoundFromBackup found) {
      restore(found);
    }
  }

  private void run(ReplicaIdentity identity) {
    if (identity.founder() || folder.files(identity).exist()) {
      group.found(start(identity));
    } else {
      newcomer = identity;
    }
  }

  /**
   * Ratis does not look for whom a message is meant: a newcomer at the address of the replica that
   * it replaces would be taken for that one, and vote in its place. So it starts when the group
   * knows that one no more.
   */
  private void startNewcomer(ReplicaIdentity identity, Collection<RollCallAnswer> others) {
    if (Removal.othersAreGone(identity, others)) {
      group.found(start(identity));
    } else {
      waitingFor =
          "Waits for the group to give up the earlier replica of master " + settings.name() + ".";
    }
  }

  private JournalReplica start(ReplicaIdentity identity) {
    JournalReplica replica = Replicas.start(settings, identity);
    running = new Running(replica, identity);
    return replica;
  }

  /** The group is of use to nobody before all of the backup is in it. */
  private void restore(StartDecision.FoundFromBackup found) throws IOException {
    Recovery.clear(settings.folder(), found.identity());
    JournalReplica replica = start(found.identity());
    var unused =
        RestoredStart.restore(replica, found.file())
            .whenComplete(
                (done, failure) -> thread.execute(() -> restored(replica, found, failure)));
  }

  private void restored(
      JournalReplica replica, StartDecision.FoundFromBackup found, @Nullable Throwable failure) {
    try {
      if (failure != null) {
        throw new IOException(failure);
      }
      folder.write(found.identity().restored().withStarted());
      LOG.warn("The journal was restored from {}", found.file());
      group.found(replica);
    } catch (IOException e) {
      LOG.debug("The journal cannot be restored from {}", found.file(), e);
      refuse("the journal cannot be restored from " + found.file() + ": " + e.getMessage());
    }
  }

  private void refuse(String why) {
    waitingFor = why;
    LOG.error("{}", why);
    ended.complete(why);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    group.closed();
    Running now = running;
    if (now != null) {
      now.replica().close();
    }
  }
}
