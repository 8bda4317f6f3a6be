package dev.parley.cli.journal;

import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalCommand.Claim;
import dev.parley.journal.membership.IdentityFile;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.ReplicaFiles;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.offline.BackupFile;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.store.JournalStore;
import dev.parley.journal.store.StoreLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** What a master of cluster {@code c} with three events leaves on its disk. */
public final class StoredJournal {
  static final Instant TAKEN = Instant.parse("2026-01-02T03:04:05Z");

  private StoredJournal() {}

  /** Writes a backup of it. */
  static Path backup(Path folder) throws IOException {
    Path file = folder.resolve("whole.backup");
    try (JournalStore store = filled(folder.resolve("store"))) {
      BackupFile.write(store, "c", 4, TAKEN, file);
    }
    return file;
  }

  /** Makes the work folder of such a master that has stopped. */
  public static void leave(Path workFolder, String master) throws IOException {
    Path journal = workFolder.resolve("journal");
    PeerId peer = PeerId.founder(master);
    ReplicaIdentity identity =
        new ReplicaIdentity(
            "c", master, peer, 0, TAKEN, Map.of(peer, "h:2552"), Optional.empty(), true);
    IdentityFile.in(journal).write(identity);
    ReplicaFiles files = ReplicaFiles.of(journal, identity.groupId());
    Files.createDirectories(files.log());
    Files.writeString(files.log().resolve("raft-meta"), "");
    try (JournalStore store = filled(files.store())) {
      store.beginFlush();
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (store.flushedIndex() < store.appliedIndex()) {
        if (System.nanoTime() > deadline) {
          throw new IOException("the store is not flushed");
        }
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private static JournalStore filled(Path folder) throws IOException {
    Files.createDirectories(folder);
    JournalStore store = JournalStore.open(folder, StoreLimits.DEFAULT);
    store.apply(1, 1, new Claim("registry", "m"));
    for (long n = 1; n <= 3; n++) {
      EventRecord event = new EventRecord(n, ("e" + n).getBytes(StandardCharsets.UTF_8));
      store.apply(1, 1 + n, new Append("registry", 1, "w", List.of(event)));
    }
    return store;
  }
}
