package dev.parley.journal.keeper;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.RollCallAnswer;
import dev.parley.journal.raft.JournalReplica;
import dev.parley.journal.records.MembersTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the group as the leader, one committed change at a time. Used by the keeper's thread
 * alone, but for the end of a change.
 */
final class GroupKeeping {
  private static final Logger LOG = LoggerFactory.getLogger(GroupKeeping.class);

  private final Map<String, String> configured;
  private volatile boolean underWay;

  GroupKeeping(Map<String, String> configured) {
    this.configured = configured;
  }

  /** Begins the next change, if one is due and none is under way. */
  void change(JournalReplica leader, GroupSight sight, Collection<RollCallAnswer> answers) {
    if (underWay) {
      return;
    }
    Optional<NextChange.Change> next =
        NextChange.of(sight, leader.status().peers(), configured, answers);
    if (next.isPresent()) {
      underWay = true;
      make(leader, next.get())
          .whenComplete(
              (done, failure) -> {
                underWay = false;
                if (failure == null) {
                  LOG.info("The group of masters has changed: {}", next.get());
                } else {
                  // Asked for again with the next round, by whoever leads then.
                  LOG.info("{} did not come about: {}", next.get(), failure.toString());
                }
              });
    }
  }

  private static CompletionStage<?> make(JournalReplica leader, NextChange.Change change) {
    if (change instanceof NextChange.SetMembers c) {
      return leader.submit(new JournalCommand.ChangeMembers(MembersTable.NEVER_SAID, c.members()));
    } else if (change instanceof NextChange.AddListener c) {
      return leader.changes().addListener(c.peer().value(), c.address());
    } else if (change instanceof NextChange.Promote c) {
      return leader.changes().promote(c.peer().value(), List.of());
    } else if (change instanceof NextChange.Remove c) {
      return leader.changes().remove(c.peer().value());
    }
    throw new IllegalStateException("no way to make " + change);
  }
}
