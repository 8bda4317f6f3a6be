package dev.parley.journal.store;

import dev.parley.journal.records.MembersTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that follows from the log as far as it is applied. Guarded by the store's lock. */
final class StoreState {
  private final Map<String, Kept> kept;
  MembersTable members;
  Restore restore;

  StoreState(Map<String, Kept> kept, MembersTable members, Restore restore) {
    this.kept = new TreeMap<>(kept);
    this.members = members;
    this.restore = restore;
  }

  static StoreState empty() {
    return new StoreState(Map.of(), MembersTable.NONE, Restore.NEVER);
  }

  Map<String, Kept> all() {
    return kept;
  }

  /** What is kept for an id; nothing, not remembered, if it was never heard of. */
  Kept of(String persistenceId) {
    Kept here = kept.get(persistenceId);
    return here == null ? new Kept() : here;
  }

  /** The same, remembered from now on. */
  Kept keep(String persistenceId) {
    return kept.computeIfAbsent(persistenceId, id -> new Kept());
  }

  Capture capture(long term, long index) {
    Map<String, Capture.One> ones = new HashMap<>();
    kept.forEach((id, one) -> ones.put(id, one.capture()));
    return new Capture(term, index, restore, members, ones);
  }

  /** A flush is complete: forgets from memory what it wrote. */
  void install(FlushResult result) {
    for (Map.Entry<String, List<Run>> written : result.runs().entrySet()) {
      Kept one = of(written.getKey());
      long flushedTo = result.flushedTo().getOrDefault(written.getKey(), 0L);
      one.events.written(written.getValue(), result.gone(), flushedTo, one.deletedTo);
    }
    for (FlushResult.Part part : result.parts()) {
      Kept one = of(part.persistenceId());
      one.shelf = one.shelf.flushed(part.upload(), part.count(), part.file());
    }
  }
}
