package dev.parley.benchmarks.registry;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import dev.parley.master.registry.RegistryEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands batches of events to a {@link RegistryWriter}, some at a time. Not thread-safe. */
public final class Batches {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ActorSystem<RegistryWriter.Write> writer;
  private final int underWay;
  private final Deque<CompletableFuture<Integer>> answers = new ArrayDeque<>();

  /**
   * @param underWay so many batches at a time
   */
  public Batches(ActorSystem<RegistryWriter.Write> writer, int underWay) {
    this.writer = writer;
    this.underWay = underWay;
  }

  /** Returns when there is room for one more. */
  public void write(List<RegistryEvent> events)
      throws InterruptedException, ExecutionException, TimeoutException {
    answers.add(
        AskPattern.<RegistryWriter.Write, Integer>ask(
                writer,
                replyTo -> new RegistryWriter.Write(events, replyTo),
                PATIENCE,
                writer.scheduler())
            .toCompletableFuture());
    await(underWay - 1);
  }

  /** Returns when all is durable. */
  public void awaitAll() throws InterruptedException, ExecutionException, TimeoutException {
    await(0);
  }

  private void await(int left) throws InterruptedException, ExecutionException, TimeoutException {
    while (answers.size() > left) {
      answers.remove().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
