package dev.parley.cli.nodes.group;

import akka.actor.Address;
import akka.actor.AddressFromURIString;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.group.EventFollower;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.keeper.ReplicaKeeper;
import dev.parley.journal.raft.PeerStatus;
import dev.parley.journal.raft.ReplicaStatus;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.store.StoreReader;
import dev.parley.protocol.downing.DowningAuthority;
import dev.parley.protocol.downing.NodeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which masters' nodes are gone. Two detectors must agree: the cluster's, and that of the
 * log, whose leader must have missed the answers of the same master's replica. Only the node that
 * leads the log decides, and the decision counts when it is committed. So a minority can down
 * nobody, and neither can one detector alone. The one who leads the log need not be in the cluster:
 * after the loss of a majority, the first that is back cannot join before the other lost ones are
 * given up. So what the detectors of the cluster say, it may also hear from the others.
 * Thread-safe.
 */
final class Verdicts implements DowningAuthority {
  private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

  /** Under which the decisions are kept, beside the registry. */
  private static final String PERSISTENCE_ID = "masters-gone";

  /** Older decisions are about lives that no node of the cluster remembers. */
  private static final long KEPT = 100;

  private final ReplicaKeeper keeper;
  private final Duration silence;
  private final Set<NodeId> deciding = ConcurrentHashMap.newKeySet();
  private Set<NodeId> seen = Set.of();
  private Set<NodeId> heard = Set.of();

  /**
   * @param silence of a replica after which it counts as gone
   */
  Verdicts(ReplicaKeeper keeper, Duration silence) {
    this.keeper = keeper;
    this.silence = silence;
  }

  @Override
  public synchronized void suspect(Set<NodeId> unreachable) {
    seen = unreachable;
    review();
  }

  /** These nodes are unreachable, as the other masters say. */
  synchronized void heard(Set<NodeId> unreachable) {
    heard = unreachable;
    review();
  }

  private void review() {
    Set<NodeId> unreachable = new HashSet<>(seen);
    unreachable.addAll(heard);
    deciding.retainAll(unreachable);
    if (unreachable.isEmpty() || !keeper.leads()) {
      return;
    }
    keeper
        .status()
        .ifPresent(
            status ->
                unreachable.stream()
                    .filter(node -> isSilent(status, node))
                    .filter(deciding::add)
                    .forEach(this::decide));
  }

  private boolean isSilent(ReplicaStatus status, NodeId node) {
    Address address = AddressFromURIString.parse(node.address());
    String replica = address.host().get() + ":" + ((Integer) address.port().get() + 1);
    return status.peers().stream()
        .filter(peer -> peer.address().equals(replica))
        .map(PeerStatus::lastContact)
        .allMatch(contact -> contact.map(ago -> ago.compareTo(silence) > 0).orElse(true));
  }

  private void decide(NodeId node) {
    LOG.warn(
        "Master at {} is unreachable, and its replica is silent: asking the group to give it up",
        node.address());
    JournalGroup group = keeper.group();
    group
        .submit(new JournalCommand.Claim(PERSISTENCE_ID, UUID.randomUUID().toString()))
        .thenCompose(reply -> write(group, reply, node))
        .whenComplete(
            (reply, failure) -> {
              if (failure != null || reply instanceof JournalReply.Refused) {
                // Somebody else decided at the same time, or it will be tried again.
                LOG.info("No decision on {} was made: {}", node.address(), reply, failure);
                deciding.remove(node);
              }
            });
  }

  private static CompletionStage<JournalReply> write(
      JournalGroup group, JournalReply reply, NodeId node) {
    if (!(reply instanceof JournalReply.Claimed claimed)) {
      return CompletableFuture.completedFuture(reply);
    }
    byte[] text = (node.uid() + " " + node.address()).getBytes(StandardCharsets.UTF_8);
    long number = claimed.highestSequenceNr() + 1;
    return group
        .submit(
            new JournalCommand.Append(
                PERSISTENCE_ID,
                claimed.claim(),
                "verdict-" + claimed.claim(),
                List.of(new EventRecord(number, text))))
        .thenCompose(
            done ->
                number > KEPT && done instanceof JournalReply.Done
                    ? group.submit(new JournalCommand.DeleteEvents(PERSISTENCE_ID, number - KEPT))
                    : CompletableFuture.completedFuture(done));
  }

  @Override
  public AutoCloseable onDecision(Consumer<NodeId> consumer) {
    return keeper.group().follow(PERSISTENCE_ID, new Decisions(consumer));
  }

  /** Passes on what was decided. */
  private record Decisions(Consumer<NodeId> consumer) implements EventFollower {
    @Override
    public void startOver(StoreReader reader, long index) {
      var unused =
          CompletableFuture.runAsync(
              () -> {
                try {
                  reader.replay(PERSISTENCE_ID, 1, Long.MAX_VALUE, Long.MAX_VALUE, this::pass);
                } catch (IOException e) {
                  LOG.warn("Cannot read the decisions on masters that are gone", e);
                }
              });
    }

    @Override
    public void onEvents(long index, List<EventRecord> events) {
      events.forEach(this::pass);
    }

    @Override
    public void onIndex(long index) {}

    private void pass(EventRecord event) {
      String[] parts = new String(event.data(), StandardCharsets.UTF_8).split(" ", 2);
      consumer.accept(new NodeId(parts[1], Long.parseLong(parts[0])));
    }
  }
}
