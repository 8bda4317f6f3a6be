package dev.parley.cli.nodes.group;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.keeper.ReplicaKeeper;
import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.offline.BackupWriter;
import dev.parley.journal.records.MembersTable;
import dev.parley.master.leader.LeadingMaster;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.view.JournalOperations;
import dev.parley.protocol.view.JournalStatusView;
import dev.parley.protocol.view.JournalStatusView.ReplicaView;
import dev.parley.protocol.view.RefusedOperationException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What operators do with the log and its group, on any master. A change of the group is a change of
 * its members table, committed; whoever leads the log then changes the group accordingly.
 * Thread-safe.
 */
final class GroupOperations implements JournalOperations {
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

  private static final int TRIES = 5;

  private final String cluster;
  private final String name;
  private final ReplicaKeeper keeper;
  private final Supplier<List<ReplicaView>> saidByLeader;

  /**
   * @param saidByLeader the replicas as the leader of the log sees them
   */
  GroupOperations(
      String cluster, String name, ReplicaKeeper keeper, Supplier<List<ReplicaView>> saidByLeader) {
    this.cluster = cluster;
    this.name = name;
    this.keeper = keeper;
    this.saidByLeader = saidByLeader;
  }

  @Override
  public JournalStatusView status() {
    return keeper
        .status()
        .map(status -> StatusViews.of(name, status, keeper.leads(), saidByLeader.get()))
        .orElseGet(() -> StatusViews.without(name, keeper.waitingFor()));
  }

  @Override
  public CompletionStage<Void> addMaster(String added, String address) {
    return change(
        members -> {
          MasterAddress master = MasterAddress.parse(added + "@" + address);
          if (members.containsKey(added)) {
            throw new RefusedOperationException(
                "master "
                    + added
                    + " is in the group already; give its place to another machine with: parley masters"
                    + " replace "
                    + master);
          }
          requireFree(members, master);
          members.put(added, master.replica());
        });
  }

  @Override
  public CompletionStage<Void> removeMaster(String removed) {
    return change(
            members -> {
              requireKnown(members, removed);
              if (members.size() == 1) {
                throw new RefusedOperationException(
                    "master " + removed + " is the only one; without it there is no registry");
              }
              members.remove(removed);
            })
        .thenCompose(done -> untilGone(removed));
  }

  @Override
  public CompletionStage<Void> replaceMaster(String replaced, String address) {
    return change(
        members -> {
          MasterAddress master = MasterAddress.parse(replaced + "@" + address);
          requireKnown(members, replaced);
          members.remove(replaced);
          requireFree(members, master);
          members.put(replaced, master.replica());
        });
  }

  private CompletionStage<Void> change(Consumer<Map<String, String>> edit) {
    return change(edit, TRIES);
  }

  /** Decided anew, if somebody else was quicker, or this replica had not heard of it yet. */
  private CompletionStage<Void> change(Consumer<Map<String, String>> edit, int tries) {
    JournalCommand command;
    try {
      command = decide(edit);
    } catch (RefusedOperationException | IllegalArgumentException e) {
      return CompletableFuture.failedStage(e);
    }
    return keeper
        .group()
        .submit(command)
        .thenCompose(
            reply ->
                tries > 1 && Replies.isOutdated(reply)
                    ? CompletableFuture.runAsync(() -> {}, LATER)
                        .thenCompose(x -> change(edit, tries - 1))
                    : Replies.done(reply));
  }

  private JournalCommand decide(Consumer<Map<String, String>> edit) {
    if (!keeper.isMember()) {
      throw new RefusedOperationException(
          "master " + name + " has no replica that could be asked: " + keeper.waitingFor());
    }
    MembersTable before = keeper.membersTable();
    Map<String, String> members = new TreeMap<>(before.addresses());
    edit.accept(members);
    return new JournalCommand.ChangeMembers(before.revision(), members);
  }

  private static void requireKnown(Map<String, String> members, String master) {
    if (!members.containsKey(master)) {
      throw new RefusedOperationException(
          "there is no master " + master + " in the group of " + members.keySet());
    }
  }

  private static void requireFree(Map<String, String> members, MasterAddress master) {
    members.forEach(
        (other, address) -> {
          if (address.equals(master.replica())) {
            throw new RefusedOperationException(
                "the address of " + master + " is that of master " + other);
          }
        });
  }

  /** Until the leader of the log has taken the replica out of the group. */
  private CompletionStage<Void> untilGone(String master) {
    boolean there = keeper.sight().map(sight -> has(sight, master)).orElse(true);
    return there && !master.equals(name)
        ? CompletableFuture.runAsync(() -> {}, LATER).thenCompose(x -> untilGone(master))
        : CompletableFuture.completedFuture(null);
  }

  private static boolean has(GroupSight sight, String master) {
    return sight.voters().keySet().stream().map(PeerId::master).anyMatch(master::equals)
        || sight.listeners().keySet().stream().map(PeerId::master).anyMatch(master::equals);
  }

  @Override
  public void dump(long fromSequenceNr, Predicate<StoredEventView> taker) throws IOException {
    new Dump(keeper.group().read(), LeadingMaster.PERSISTENCE_ID).from(fromSequenceNr, taker);
  }

  @Override
  public void backup(OutputStream to) throws IOException {
    BackupWriter.write(
        keeper.group().read(),
        cluster,
        keeper.sight().map(GroupSight::generation).orElse(0L),
        Instant.now(),
        to);
  }
}
