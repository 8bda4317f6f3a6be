package dev.parley.journal.offline;

import dev.parley.journal.membership.LogPosition;
import dev.parley.journal.membership.ReplicaIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was found in the folder of a replica that survived.
 *
 * @param before the replica as it was
 * @param now what it founds at its next start
 * @param last the end of its data: what was agreed on after it is lost
 * @param highest the number of the last event of each persistence id
 * @param damage why more of the log could not be read, if it has more
 * @param backup holds all of it
 * @param aside where the replica's own files are now
 */
public record RecoveryReport(
    ReplicaIdentity before,
    ReplicaIdentity now,
    LogPosition last,
    BackupTotals totals,
    Map<String, Long> highest,
    Optional<String> damage,
    Path backup,
    Path aside) {
  public RecoveryReport {
    highest = Map.copyOf(highest);
  }

  /** In sentences, for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            "Recovered the journal of cluster %s from replica %s alone; its data ends at %s.",
            before.cluster(), before.peerId(), last));
    lines.add(
        "What the masters agreed on without this one is lost. What only this one had is kept,"
            + " though it may never have been agreed on.");
    damage.ifPresent(why -> lines.add("The log could not be read to its end: " + why + "."));
    new TreeMap<>(highest)
        .forEach((id, number) -> lines.add(String.format("  %s: up to event %,d", id, number)));
    lines.add(
        String.format(
            "%,d events and %,d snapshots of %,d persistence ids are in %s.",
            totals.events(), totals.snapshots(), totals.persistenceIds(), backup));
    lines.add("The replica's files as they were are in " + aside + ".");
    lines.add(
        String.format(
            "At its next start %s founds generation %d of the group alone, from the backup. Move the"
                + " journal folders of all other masters away before they start: they join then.",
            now.name(), now.generation()));
    return lines;
  }
}
