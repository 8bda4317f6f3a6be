package dev.parley.journal.raft;

import dev.parley.journal.raft.GroupStep.Done;
import dev.parley.journal.raft.GroupStep.SetMembers;
import dev.parley.journal.raft.GroupStep.Transfer;
import dev.parley.journal.raft.GroupStep.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes who is in the group. Each step is committed in the group's log, and only if the members
 * are still what they were when it was decided; so two who change them at once do not undo each
 * other's work. May be used on any replica of the group. What is asked for fails with {@link
 * GroupChangeException} when it is impossible, or did not come about within a minute.
 */
public final class GroupChanges {
  private static final Logger LOG = LoggerFactory.getLogger(GroupChanges.class);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final long PAUSE_MILLIS = 100;

  private final AdminLink link;
  private final ScheduledExecutorService thread;

  /**
   * @param thread of its own, in which it blocks
   */
  GroupChanges(AdminLink link, ScheduledExecutorService thread) {
    this.link = link;
    this.thread = thread;
  }

  /** A change under way. */
  private record Change(GroupGoal goal, long deadline, CompletableFuture<GroupView> done) {}

  /** The members as the leader has them. */
  public CompletionStage<GroupView> current() {
    CompletableFuture<GroupView> view = new CompletableFuture<>();
    execute(
        view,
        () -> {
          try {
            view.complete(link.view());
          } catch (IOException e) {
            view.completeExceptionally(
                new GroupChangeException("the group's members are not known: " + describe(e)));
          }
        });
    return view;
  }

  /** Has a new replica, which runs and is empty, be sent the log. */
  public CompletionStage<GroupView> addListener(String peer, String address) {
    return reach(new GroupGoal.AddListener(peer, address));
  }

  /**
   * Lets a listener vote, once it has nearly caught up.
   *
   * @param replaces peers that leave the group with it; such as are no members count as gone
   */
  public CompletionStage<GroupView> promote(String peer, Collection<String> replaces) {
    return reach(new GroupGoal.Promote(peer, List.copyOf(replaces)));
  }

  /** Takes a peer out of the group; a leader hands over first. */
  public CompletionStage<GroupView> remove(String peer) {
    return reach(new GroupGoal.Remove(peer));
  }

  public CompletionStage<GroupView> transferLeadership(String to) {
    return reach(new GroupGoal.Lead(to));
  }

  private CompletionStage<GroupView> reach(GroupGoal goal) {
    Change change =
        new Change(goal, System.nanoTime() + LONGEST.toNanos(), new CompletableFuture<>());
    execute(change.done(), () -> step(change));
    return change.done();
  }

  private void step(Change change) {
    try {
      GroupView view = link.view();
      GroupView now = change.goal().concerns().map(peer -> link.withRole(view, peer)).orElse(view);
      GroupStep step = change.goal().next(now);
      if (step instanceof Done) {
        link.confirm(now);
        change.done().complete(now);
        return;
      }
      if (step instanceof SetMembers set) {
        link.set(now, set);
      } else if (step instanceof Transfer transfer) {
        link.transfer(now, transfer.to());
      } else if (step instanceof Wait wait) {
        again(change, wait.reason());
        return;
      }
      execute(change.done(), () -> step(change));
    } catch (IOException e) {
      LOG.debug("{} is tried again", change.goal(), e);
      again(change, describe(e));
    } catch (RuntimeException e) {
      change.done().completeExceptionally(e);
    }
  }

  private void again(Change change, String reason) {
    if (System.nanoTime() - change.deadline() > 0) {
      change
          .done()
          .completeExceptionally(
              new GroupChangeException(change.goal() + " did not come about: " + reason));
      return;
    }
    execute(
        change.done(),
        () -> {
          var unused = thread.schedule(() -> step(change), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        });
  }

  private void execute(CompletableFuture<GroupView> answer, Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(new GroupChangeException("this replica is closed"));
    }
  }

  private static String describe(IOException failure) {
    StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
    for (Throwable reason : failure.getSuppressed()) {
      text.append("; ").append(reason.getMessage());
    }
    return text.toString();
  }
}
