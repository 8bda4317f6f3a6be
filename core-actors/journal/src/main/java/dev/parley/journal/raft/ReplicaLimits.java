package dev.parley.journal.raft;

/**
 * How much a replica keeps, and how large its messages are.
 *
 * @param commandBytes the largest command; a buffer of this size is held for the log
 * @param segmentBytes of one file of the log; the log is cut at its beginning by whole files
 * @param keptLogBytes that stay in the log although the store has them on disk, so that a replica
 *     that was away for a short time needs no whole store
 * @param chunkBytes of a store that is sent to another replica
 * @param diskReserveBytes of usable space below which the replica stops until there is twice that
 */
public record ReplicaLimits(
    int commandBytes, long segmentBytes, long keptLogBytes, int chunkBytes, long diskReserveBytes) {

  public static final ReplicaLimits DEFAULT =
      new ReplicaLimits(8 << 20, 8L << 20, 16L << 20, 1 << 20, 32L << 20);

  public ReplicaLimits withLog(long segment, long kept) {
    return new ReplicaLimits(commandBytes, segment, kept, chunkBytes, diskReserveBytes);
  }

  public ReplicaLimits withChunk(int bytes) {
    return new ReplicaLimits(commandBytes, segmentBytes, keptLogBytes, bytes, diskReserveBytes);
  }

  public ReplicaLimits withDiskReserve(long bytes) {
    return new ReplicaLimits(commandBytes, segmentBytes, keptLogBytes, chunkBytes, bytes);
  }
}
