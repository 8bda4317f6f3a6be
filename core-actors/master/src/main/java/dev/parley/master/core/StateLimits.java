package dev.parley.master.core;

/**
 * How much a framework may store with the masters. It is kept in memory on every master and copied
 * with every snapshot: meant for what a scheduler must not forget, not for data.
 *
 * @param valueBytes of one value
 * @param keys of one framework
 * @param totalBytes of all keys and values of one framework
 */
public record StateLimits(int valueBytes, int keys, int totalBytes) {
  public static final StateLimits DEFAULT = new StateLimits(64 * 1024, 1024, 1024 * 1024);
}
