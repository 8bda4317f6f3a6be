package dev.parley.journal.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a flush has written, and with that what may go from memory.
 *
 * @param runs new ones of each persistence id
 * @param flushedTo the last number of each tail that was written
 * @param gone files of events that no run refers to any more
 * @param parts of snapshots
 */
record FlushResult(
    Flushed flushed,
    List<StoreFile> eventFiles,
    Map<String, List<Run>> runs,
    Map<String, Long> flushedTo,
    Set<Path> gone,
    List<Part> parts) {

  /** The first {@code count} parts of an upload that were in memory are in {@code file} now. */
  record Part(String persistenceId, String upload, int count, StoreFile file) {}
}
