package dev.parley.journal.offline;

import dev.parley.journal.command.CommandCodec;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalCommand.Claim;
import dev.parley.journal.command.JournalCommand.SnapshotPart;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.group.EventFollower;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.JournalStore;
import dev.parley.journal.store.StoreLimits;
import dev.parley.journal.store.StoreReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;

/** A group of one replica that agrees at once: a store, to which commands are applied. */
final class StoreGroup implements JournalGroup, AutoCloseable {
  private final JournalStore store;
  private long index;

  StoreGroup(Path folder) throws IOException {
    store = JournalStore.open(folder, StoreLimits.DEFAULT);
    index = store.appliedIndex();
  }

  JournalStore store() {
    return store;
  }

  JournalReply apply(JournalCommand command) {
    return store.apply(1, ++index, ByteBuffer.wrap(CommandCodec.encode(command)));
  }

  /** Writes events after those that are there, under a new claim; their texts name them. */
  void append(String id, int number) {
    long first = store.highestSequenceNr(id) + 1;
    long claim = ((Claimed) apply(new Claim(id, "claimant-" + index))).claim();
    for (long n = first; n < first + number; n++) {
      mustBeDone(apply(new Append(id, claim, "writer", List.of(event(id, n)))));
    }
  }

  static EventRecord event(String id, long number) {
    return new EventRecord(number, (id + " " + number).getBytes(StandardCharsets.UTF_8));
  }

  /** Saves a snapshot as of the last event. */
  SnapshotRef snapshot(String id, byte[]... parts) {
    SnapshotRef ref = new SnapshotRef(id, store.highestSequenceNr(id), 1000 + index);
    String upload = "upload-" + index;
    for (int i = 0; i < parts.length; i++) {
      mustBeDone(apply(new SnapshotPart(ref, upload, i, i == parts.length - 1, parts[i])));
    }
    return ref;
  }

  static void mustBeDone(JournalReply reply) {
    if (!(reply instanceof JournalReply.Done)) {
      throw new IllegalStateException("not done: " + reply);
    }
  }

  /** All that a reader can see of the events, snapshots, numbers and members, as texts. */
  static Map<String, String> contents(StoreReader store) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String id : store.persistenceIds()) {
      List<String> events = new ArrayList<>();
      store.replay(
          id,
          1,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          e -> events.add(e.sequenceNr() + "=" + new String(e.data(), StandardCharsets.UTF_8)));
      contents.put(id + " events", events.toString());
      contents.put(id + " highest", Long.toString(store.highestSequenceNr(id)));
      Optional<SnapshotRef> newest = store.newestSnapshot(id, SnapshotRange.ALL);
      contents.put(id + " newest", newest.toString());
      if (newest.isPresent()) {
        try (InputStream in = store.open(newest.get())) {
          contents.put(
              id + " snapshot", new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
      }
    }
    contents.put("members", new TreeMap<>(store.members().addresses()).toString());
    return contents;
  }

  static long highestClaim(StoreReader store) {
    return store.persistenceIds().stream()
        .flatMapToLong(id -> LongStream.of(store.claim(id)))
        .max()
        .orElse(0);
  }

  @Override
  public CompletionStage<JournalReply> submit(JournalCommand command) {
    return CompletableFuture.completedFuture(apply(command));
  }

  @Override
  public CompletionStage<StoreReader> readAt(long wanted) {
    return CompletableFuture.completedFuture(store);
  }

  @Override
  public StoreReader read() {
    return store;
  }

  @Override
  public AutoCloseable follow(String persistenceId, EventFollower follower) {
    throw new UnsupportedOperationException("backup and restore follow nothing");
  }

  @Override
  public void close() {
    store.close();
  }
}
