package dev.parley.journal.akka;

import akka.Done;
import dev.parley.journal.records.SnapshotRef;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * A snapshot whose save was answered, and that is not durable yet.
 *
 * @param order of the saves of one actor system
 * @param bytes makes them; called once, in another thread
 * @param waiting for this snapshot or a newer one to be durable; guarded by {@link SnapshotUploads}
 */
record HandedOver(
    SnapshotRef snapshot,
    long order,
    Callable<SnapshotBytes> bytes,
    List<CompletableFuture<Done>> waiting) {

  String persistenceId() {
    return snapshot.persistenceId();
  }
}
