package dev.parley.http;

import dev.parley.protocol.view.JournalOperations;
import dev.parley.protocol.view.JournalStatusView;
import dev.parley.protocol.view.JournalStatusView.ReplicaView;
import dev.parley.protocol.view.RefusedOperationException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** A replica of the log that has what a test gives it, and remembers what it was asked for. */
final class FakeJournal implements JournalOperations {
  volatile JournalStatusView status = running(Optional.empty());
  volatile CompletionStage<Void> outcome = CompletableFuture.completedFuture(null);
  final List<String> changes = Collections.synchronizedList(new ArrayList<>());

  /** The events are made as they are asked for, from number 1 to this one. */
  volatile long lastEvent;

  volatile LongFunction<StoredEventView> events = Samples::event;
  final AtomicLong handedOut = new AtomicLong();

  /** How many read the events now. */
  final AtomicInteger dumping = new AtomicInteger();

  /** What a backup has in it; after that it fails, if that is set. */
  volatile byte[] backup = new byte[0];

  volatile Optional<IOException> failure = Optional.empty();

  /** What reads are refused with. */
  volatile Optional<RefusedOperationException> refusal = Optional.empty();

  static JournalStatusView running(Optional<String> problem) {
    return new JournalStatusView(
        "m1",
        JournalStatusView.RUNNING,
        problem,
        Optional.of("m2"),
        5,
        120,
        118,
        100,
        64,
        4096,
        8192,
        List.of(
            new ReplicaView(
                "m1", "m1", "localhost:2552", "follower", Optional.empty(), Optional.empty()),
            new ReplicaView(
                "m2",
                "m2",
                "localhost:2562",
                "leader",
                Optional.of(0L),
                Optional.of(Duration.ZERO)),
            new ReplicaView(
                "m3",
                "m3~0a1b2c3d",
                "localhost:2572",
                JournalStatusView.LISTENER,
                Optional.of(7L),
                Optional.of(Duration.ofMillis(40)))));
  }

  @Override
  public JournalStatusView status() {
    return status;
  }

  @Override
  public CompletionStage<Void> addMaster(String name, String address) {
    return change("add " + name + " " + address);
  }

  @Override
  public CompletionStage<Void> removeMaster(String name) {
    return change("remove " + name);
  }

  @Override
  public CompletionStage<Void> replaceMaster(String name, String address) {
    return change("replace " + name + " " + address);
  }

  private CompletionStage<Void> change(String what) {
    changes.add(what);
    return outcome;
  }

  @Override
  public void dump(long fromSequenceNr, Predicate<StoredEventView> taker) throws IOException {
    refuseIfTold();
    dumping.incrementAndGet();
    try {
      for (long nr = Math.max(1, fromSequenceNr); nr <= lastEvent; nr++) {
        handedOut.incrementAndGet();
        if (!taker.test(events.apply(nr))) {
          return;
        }
      }
    } finally {
      dumping.decrementAndGet();
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public void backup(OutputStream to) throws IOException {
    refuseIfTold();
    to.write(backup);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void refuseIfTold() {
    refusal.ifPresent(
        told -> {
          throw told;
        });
  }
}
