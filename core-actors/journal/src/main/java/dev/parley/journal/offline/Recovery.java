package dev.parley.journal.offline;

import dev.parley.journal.membership.IdentityFile;
import dev.parley.journal.membership.LogPosition;
import dev.parley.journal.membership.OwnData;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.ReplicaFiles;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.store.JournalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a replica, or a backup, found the group anew, alone, as the next generation: for a group
 * that has lost its majority for good. The master must not run, and its work folder be locked,
 * while this works. Only the replacement of the identity counts: a crash before leaves the replica
 * as it was, one after it is made good by {@link #clear} when the master starts.
 */
public final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);
  private static final DateTimeFormatter IN_NAMES =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private Recovery() {}

  /**
   * Which master this is.
   *
   * @param journal its journal's folder
   * @param address of its replica
   */
  public record Master(Path journal, String cluster, String name, String address) {}

  /**
   * Recovers the group from what this replica has. Writes a backup beside the folder, which is
   * restored at the next start, and moves the replica's files aside.
   *
   * @throws RecoveryRefusedException if this replica has no history; nothing is changed then
   * @throws IOException if its files cannot be read; it is then as it was
   */
  public static RecoveryReport recover(Master master, Instant now)
      throws RecoveryRefusedException, IOException {
    Path journal = master.journal().toAbsolutePath().normalize();
    ReplicaIdentity before = identity(master);
    ReplicaFiles files = ReplicaFiles.of(journal, before.groupId());
    if (Folders.isInUse(files.folder())) {
      throw new RecoveryRefusedException(
          "the replica in " + journal + " runs: stop the master, then recover");
    }
    String time = IN_NAMES.format(now);
    Path backup = journal.resolveSibling("journal-recovered-" + time + ".backup");
    Path aside = journal.resolveSibling(journal.getFileName() + ".before-recovery-" + time);
    if (Files.exists(aside)) {
      throw new RecoveryRefusedException(aside + " is there already: wait a second");
    }
    Path scratch = journal.resolveSibling(journal.getFileName() + ".recovery");
    try (SurvivingData data = SurvivingData.read(files, scratch)) {
      if (data.last().equals(LogPosition.NONE)) {
        throw new RecoveryRefusedException(
            "the replica in " + journal + " has no history: recover from another master's");
      }
      JournalStore store = data.store();
      BackupTotals totals =
          BackupFile.write(store, before.cluster(), before.generation(), now, backup).totals();
      ReplicaIdentity next = founder(master, before.generation() + 1, now, backup);
      replace(journal, before, next, aside);
      Map<String, Long> highest = new TreeMap<>();
      store.persistenceIds().forEach(id -> highest.put(id, store.highestSequenceNr(id)));
      RecoveryReport report =
          new RecoveryReport(
              before, next, data.last(), totals, highest, data.damage(), backup, aside);
      report.lines().forEach(line -> log.warn("{}", line));
      return report;
    }
  }

  private static ReplicaIdentity identity(Master master)
      throws RecoveryRefusedException, IOException {
    OwnData own = IdentityFile.in(master.journal()).read(master.cluster(), master.name());
    if (own instanceof OwnData.Unusable unusable) {
      throw new RecoveryRefusedException(unusable.why());
    }
    if (!(own instanceof OwnData.Known known)) {
      throw new RecoveryRefusedException(
          master.journal() + " is empty: recover from the folder of a master that has data");
    }
    if (known.identity().restoreFrom().isPresent()) {
      throw new RecoveryRefusedException(
          String.format(
              "%s is to be restored from %s already: start the master",
              master.journal(), known.identity().restoreFrom().get()));
    }
    return known.identity();
  }

  /**
   * Makes a master that has no data found a group from a backup at its next start.
   *
   * @throws RecoveryRefusedException if it has data, or the backup is of another cluster
   * @throws IOException if the backup is damaged, or the folder cannot be written
   */
  public static ReplicaIdentity restore(Master master, Path backup, Instant now)
      throws RecoveryRefusedException, IOException {
    Path journal = master.journal();
    if (!(IdentityFile.in(journal).read(master.cluster(), master.name())
        instanceof OwnData.Nothing)) {
      throw new RecoveryRefusedException(
          journal + " is not empty: move it away on every master, then restore on one of them");
    }
    BackupHeader header = BackupReader.verify(backup).header();
    if (!header.cluster().equals(master.cluster())) {
      throw new RecoveryRefusedException(
          String.format(
              "%s is a backup of cluster '%s', and this is cluster '%s'",
              backup, header.cluster(), master.cluster()));
    }
    ReplicaIdentity next = founder(master, header.generation() + 1, now, backup);
    IdentityFile.in(journal).write(next);
    return next;
  }

  private static ReplicaIdentity founder(Master master, long generation, Instant now, Path backup) {
    PeerId peer = PeerId.founder(master.name());
    return new ReplicaIdentity(
        master.cluster(),
        master.name(),
        peer,
        generation,
        now,
        Map.of(peer, master.address()),
        Optional.of(backup.toAbsolutePath().toString()));
  }

  /**
   * To be called before a replica founds its group from a backup: what Ratis' folder has of older
   * groups is moved aside, and what an attempt before this one restored is deleted.
   */
  public static void clear(Path journal, ReplicaIdentity identity) throws IOException {
    Folders.delete(ReplicaFiles.of(journal, identity.groupId()).folder());
    Path absolute = journal.toAbsolutePath().normalize();
    moveAside(
        absolute,
        absolute.resolveSibling(
            absolute.getFileName() + ".before-recovery-" + IN_NAMES.format(identity.foundedAt())));
  }

  private static void replace(
      Path journal, ReplicaIdentity before, ReplicaIdentity next, Path aside) throws IOException {
    // Beside the files it belongs to, so that the folder is again what it was once renamed back.
    IdentityFile.in(aside).write(before);
    IdentityFile.in(journal).write(next);
    moveAside(journal, aside);
  }

  private static void moveAside(Path journal, Path aside) throws IOException {
    Path groups = ReplicaFiles.all(journal);
    if (Folders.list(groups).isEmpty()) {
      return;
    }
    Path target = ReplicaFiles.all(aside);
    Files.createDirectories(target);
    for (Path group : Folders.list(groups)) {
      Files.move(group, target.resolve(groups.relativize(group)));
    }
    Folders.sync(target);
    Folders.sync(groups);
  }
}
