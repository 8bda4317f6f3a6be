package dev.parley.journal.raft;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/**
 * Our settings in the words of Ratis. What is not named here keeps the default of Ratis, in
 * particular: the log is synced to disk before an entry counts, at the leader and at the followers
 * (no unsafe or asynchronous flush), and a log that is damaged before its end is an error.
 */
final class RatisProperties {
  private static final int KIBI = 1 << 10;
  private static final int MEBI = 1 << 20;

  private RatisProperties() {}

  static RaftProperties of(ReplicaSettings settings) {
    RaftProperties properties = new RaftProperties();
    RaftServerConfigKeys.setStorageDir(properties, List.of(settings.folder().toFile()));
    GrpcConfigKeys.Server.setHost(properties, settings.bindHost());
    GrpcConfigKeys.Server.setPort(properties, settings.bindPort());
    time(properties, settings.timings());
    size(properties, settings.limits());
    return properties;
  }

  private static void time(RaftProperties properties, ReplicaTimings timings) {
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, of(timings.electionMin()));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, of(timings.electionMax()));
    // Just started, a replica has heard of no leader; asking early costs nothing, for the others
    // refuse as long as they hear of one.
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(
        properties, of(timings.electionMin().dividedBy(3)));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(
        properties, of(timings.electionMax().dividedBy(2)));
    RaftServerConfigKeys.Rpc.setRequestTimeout(properties, of(timings.request()));
    RaftClientConfigKeys.Rpc.setRequestTimeout(properties, of(timings.request()));
    GrpcConfigKeys.Server.setInstallSnapshotRequestTimeout(properties, of(timings.request()));
    // Also how long the JVM may pause before a leader steps down.
    RaftServerConfigKeys.LeaderElection.setLeaderStepDownWaitTime(
        properties, of(timings.electionMax()));
    RaftServerConfigKeys.setStagingTimeout(properties, of(timings.electionMax().multipliedBy(10)));
    // Ratis waits for up to 7 s between attempts to reach a follower that was away for long; and,
    // half of the time, for the first of these times even when there was no error at all.
    RaftServerConfigKeys.Log.Appender.setRetryPolicy(properties, "1us,1, 1ms,10, 300ms,1000000000");
    RaftServerConfigKeys.Log.Appender.setWaitTimeMin(properties, TimeDuration.ZERO);
    // Holds replies for repeated requests; commands may be applied twice, so it need not be long.
    RaftServerConfigKeys.RetryCache.setExpiryTime(
        properties, of(timings.request().multipliedBy(2)));
  }

  private static void size(RaftProperties properties, ReplicaLimits limits) {
    RaftServerConfigKeys.Log.setSegmentSizeMax(
        properties, SizeInBytes.valueOf(limits.segmentBytes()));
    RaftServerConfigKeys.Log.setPreallocatedSize(
        properties, SizeInBytes.valueOf(Math.min(MEBI, limits.segmentBytes())));
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, 2);
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(
        properties, SizeInBytes.valueOf(2 * limits.segmentBytes()));
    int entry = limits.commandBytes() + 64 * KIBI;
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, SizeInBytes.valueOf(entry));
    RaftServerConfigKeys.Log.setWriteBufferSize(properties, SizeInBytes.valueOf(entry + KIBI));
    // Ratis wants more room than an entry takes.
    int message = Math.max(2 * limits.commandBytes(), entry + 2 * MEBI);
    GrpcConfigKeys.setMessageSizeMax(properties, SizeInBytes.valueOf(message));
    RaftServerConfigKeys.Log.Appender.setSnapshotChunkSizeMax(
        properties, SizeInBytes.valueOf(limits.chunkBytes()));
    RaftServerConfigKeys.Log.setLogMetadataEnabled(properties, false); // See CommittedIndex.
    // The log is cut by us, when the store has flushed: see LogRetention.
    RaftServerConfigKeys.Log.setPurgeGap(properties, 1);
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, false);
  }

  private static TimeDuration of(Duration duration) {
    return TimeDuration.valueOf(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
