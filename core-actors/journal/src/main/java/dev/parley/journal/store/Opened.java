package dev.parley.journal.store;

import java.util.List;

/** A store as it was found on disk. */
record Opened(StoreFolder folder, StoreState state, Flushed flushed, List<StoreFile> eventFiles) {}
