package dev.parley.journal.raft;

import dev.parley.journal.command.CommandCodec;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.group.CommandTooLargeException;
import dev.parley.journal.group.JournalClosedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings commands to the group's leader, to the server in this JVM if that leads, and again until
 * one of them is answered by the store.
 *
 * <p>Commands that are under way at the same time may be applied in any order, and each more than
 * once. So whoever writes under a persistence id sends the next command when the one before is
 * answered; a copy of an earlier command that is applied late changes nothing then, for the store
 * knows it. One thread decides; answers are given in it.
 */
final class GroupClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupClient.class);

  private final RaftGroupId group;
  private final int largest;
  private final Supplier<@Nullable RaftNode> node;
  private final ScheduledExecutorService thread;
  private final ClientId id = ClientId.randomId();
  private final PeerLinks links;
  private final AtomicLong calls = new AtomicLong();
  private final Set<Submission> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param node the server of this replica, null while it has none
   * @param thread of its own, which is shut down with the replica
   */
  GroupClient(
      ReplicaSettings settings,
      Supplier<@Nullable RaftNode> node,
      ScheduledExecutorService thread) {
    this.group = RaftGroupId.valueOf(settings.group());
    this.largest = settings.limits().commandBytes();
    this.node = node;
    this.thread = thread;
    this.links = new PeerLinks(id, RatisProperties.of(settings));
  }

  CompletionStage<JournalReply> submit(JournalCommand command) {
    byte[] bytes = CommandCodec.encode(command);
    if (bytes.length > largest) {
      return CompletableFuture.failedFuture(new CommandTooLargeException(bytes.length, largest));
    }
    Submission submission =
        new Submission(
            calls.incrementAndGet(), Message.valueOf(UnsafeByteOperations.unsafeWrap(bytes)));
    open.add(submission);
    if (closed) {
      fail(submission);
    } else {
      run(() -> attempt(submission));
    }
    return submission.answer;
  }

  /** The leader, or the server in this JVM, may be another one: nobody need wait any longer. */
  void leaderMayHaveChanged() {
    run(
        () -> {
          Optional<Object> target = target();
          // What is under way to a leader stays so until another one is known.
          open.stream()
              .sorted(Comparator.comparingLong(s -> s.number))
              .filter(s -> target.isPresent() && !target.get().equals(s.sentTo))
              .forEach(this::attempt);
        });
  }

  /** Where commands go now: a {@link RaftNode} or the {@link RaftPeerId} of another one. */
  private Optional<Object> target() {
    RaftNode local = node.get();
    if (local == null) {
      return Optional.empty();
    }
    return local.leads() ? Optional.of(local) : local.leader().map(RaftPeer::getId);
  }

  private void attempt(Submission submission) {
    RaftNode local = node.get();
    if (submission.answer.isDone()) {
      return;
    }
    if (local != null && local.leads()) {
      int attempt = submission.attempt(local, calls::incrementAndGet);
      RaftPeerId self = local.division().getId();
      await(submission, attempt, local.submit(request(submission, self)));
      return;
    }
    Optional<RaftPeer> leader = local == null ? Optional.empty() : local.leader();
    if (leader.isPresent() && !leader.get().getId().equals(local.division().getId())) {
      RaftPeer peer = leader.get();
      int attempt = submission.attempt(peer.getId(), calls::incrementAndGet);
      await(submission, attempt, links.send(peer, request(submission, peer.getId())));
    } else {
      later(submission);
    }
  }

  /** Asks another server, which leads, what its state machine answers; tried once. */
  CompletableFuture<RaftClientReply> ask(RaftPeer leader) {
    return links.send(
        leader,
        to(leader.getId(), calls.incrementAndGet())
            .setMessage(Message.EMPTY)
            .setType(RaftClientRequest.readRequestType())
            .build());
  }

  private RaftClientRequest request(Submission submission, RaftPeerId server) {
    return to(server, submission.call())
        .setMessage(submission.message)
        .setType(RaftClientRequest.writeRequestType())
        .build();
  }

  private RaftClientRequest.Builder to(RaftPeerId server, long call) {
    return RaftClientRequest.newBuilder()
        .setClientId(id)
        .setServerId(server)
        .setGroupId(group)
        .setCallId(call);
  }

  private void await(Submission submission, int attempt, CompletableFuture<RaftClientReply> reply) {
    var unused =
        reply.whenComplete(
            (answer, failure) -> run(() -> answered(submission, attempt, answer, failure)));
  }

  private void answered(
      Submission submission,
      int attempt,
      @Nullable RaftClientReply reply,
      @Nullable Throwable failure) {
    if (reply != null && reply.isSuccess()) {
      // Whichever attempt it was.
      open.remove(submission);
      complete(submission.answer, reply.getMessage().getContent().asReadOnlyByteBuffer());
    } else if (submission.isLast(attempt) && !submission.answer.isDone()) {
      LOG.debug(
          "command {} is sent again",
          submission.number,
          reply == null ? failure : reply.getException());
      later(submission);
    }
  }

  private static void complete(CompletableFuture<JournalReply> answer, ByteBuffer reply) {
    try {
      answer.complete(CommandCodec.decodeReply(reply));
    } catch (IllegalArgumentException e) {
      // The leader is of a newer version; what it did is not known here, and will not be.
      answer.completeExceptionally(e);
    }
  }

  private void later(Submission submission) {
    submission.waitFor(
        wait -> thread.schedule(() -> attempt(submission), wait, TimeUnit.MILLISECONDS));
  }

  private void run(Runnable step) {
    try {
      thread.execute(step);
    } catch (RejectedExecutionException e) {
      // Closed meanwhile, and with it all that is open was failed.
      LOG.debug("closed", e);
    }
  }

  private void fail(Submission submission) {
    open.remove(submission);
    submission.answer.completeExceptionally(
        new JournalClosedException("this node's part of the journal is closed"));
  }

  @Override
  public void close() throws IOException {
    closed = true;
    open.forEach(this::fail);
    links.close();
  }
}
