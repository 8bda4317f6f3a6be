package dev.parley.journal.store;

import java.util.List;

/**
 * A state of the store that is whole on disk: a store opened on these files alone is at this index.
 *
 * @param term of the entry {@code index}; 0 before the first flush
 * @param index of the last entry that the files hold; -1 before the first flush
 * @param files all of them below the store's folder; empty before the first flush
 */
public record Flushed(long term, long index, List<StoreFile> files) {
  static final Flushed NOTHING = new Flushed(0, -1, List.of());
}
