package dev.parley.journal.offline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.retry.RetryPolicies;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** A real server of Ratis, alone in its group, that remembers the texts it applied. */
final class RatisGroupOfOne implements AutoCloseable {
  private static final UUID ANY = UUID.nameUUIDFromBytes("test".getBytes(StandardCharsets.UTF_8));

  private final List<String> applied = new CopyOnWriteArrayList<>();
  private final RaftGroup group;
  private final RaftServer server;
  private final RaftProperties properties = new RaftProperties();

  /** Starts on what is in the folder, or anew if it is empty. */
  RatisGroupOfOne(Path storage, int segmentBytes) throws IOException {
    this(storage, segmentBytes, ANY);
  }

  RatisGroupOfOne(Path storage, int segmentBytes, UUID id) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    RaftPeer peer = RaftPeer.newBuilder().setId("m1").setAddress("127.0.0.1:" + port).build();
    group = RaftGroup.valueOf(RaftGroupId.valueOf(id), peer);
    GrpcConfigKeys.Server.setHost(properties, "127.0.0.1");
    GrpcConfigKeys.Server.setPort(properties, port);
    RaftServerConfigKeys.setStorageDir(properties, List.of(storage.toFile()));
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, milliseconds(50));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, milliseconds(100));
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SizeInBytes.valueOf(segmentBytes));
    RaftServerConfigKeys.Log.setPreallocatedSize(properties, SizeInBytes.valueOf(4096));
    // Without this, entries of Ratis' own come between those of the test at any time.
    RaftServerConfigKeys.Log.setLogMetadataEnabled(properties, false);
    server =
        RaftServer.newBuilder()
            .setServerId(peer.getId())
            .setGroup(group)
            .setProperties(properties)
            .setOption(RaftStorage.StartupOption.RECOVER)
            .setStateMachine(new Texts())
            .build();
    server.start();
  }

  /** The folder of the log's files. */
  static Path current(Path storage) {
    return storage.resolve(ANY.toString()).resolve("current");
  }

  private final class Texts extends BaseStateMachine {
    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
      applied.add(
          transaction.getStateMachineLogEntry().getLogData().toString(StandardCharsets.UTF_8));
      return CompletableFuture.completedFuture(Message.EMPTY);
    }
  }

  /** Writes texts; they are on the disk when this returns. */
  void write(List<String> texts) throws IOException {
    send(texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** Writes entries; they are on the disk when this returns. */
  void send(List<byte[]> entries) throws IOException {
    try (RaftClient client =
        RaftClient.newBuilder()
            .setRaftGroup(group)
            .setProperties(properties)
            .setRetryPolicy(
                RetryPolicies.retryUpToMaximumCountWithFixedSleep(1000, milliseconds(10)))
            .build()) {
      for (byte[] entry : entries) {
        RaftClientReply reply =
            client.io().send(Message.valueOf(UnsafeByteOperations.unsafeWrap(entry)));
        if (!reply.isSuccess()) {
          throw new IOException("refused: " + reply);
        }
      }
    }
  }

  /** What it has applied since it started, all that was before included. */
  List<String> applied() {
    return List.copyOf(applied);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static TimeDuration milliseconds(int number) {
    return TimeDuration.valueOf(number, TimeUnit.MILLISECONDS);
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
