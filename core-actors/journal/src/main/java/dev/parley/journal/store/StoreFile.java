package dev.parley.journal.store;

import java.nio.file.Path;

/**
 * A file of the store that is complete and will never change.
 *
 * @param path absolute
 * @param size in bytes
 * @param md5 of the whole file, 16 bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoreFile(Path path, long size, byte[] md5) {}
