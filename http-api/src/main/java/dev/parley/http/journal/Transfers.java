package dev.parley.http.journal;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.Pair;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.SourceQueueWithComplete;
import akka.util.ByteString;
import dev.parley.http.errors.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of any size, written by code that blocks: on threads that may, a few pages at a time in
 * memory, and no faster than the client. Each holds its thread for as long as it lasts, so only a
 * few go at once, and a client that stalls is given up. Thread-safe.
 */
public final class Transfers {
  private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
  private static final int MOST = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ActorSystem<?> system;
  private final Executor blocking;
  private final Semaphore places = new Semaphore(MOST);

  public Transfers(ActorSystem<?> system, Executor blocking) {
    this.system = system;
    this.blocking = blocking;
  }

  /** Writes a body. */
  @FunctionalInterface
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * An answer with such a body. What fails before the first page is an error like any other; what
   * fails later breaks off the connection before the end of the body, so that the client notices.
   */
  CompletionStage<HttpResponse> send(ContentType type, Writer writer) {
    if (!places.tryAcquire()) {
      return CompletableFuture.completedFuture(Failure.tooManyTransfers(MOST).json());
    }
    Pair<SourceQueueWithComplete<ByteString>, Source<ByteString, ?>> body = queue();
    CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
    HttpResponse whole =
        HttpResponse.create().withEntity(HttpEntities.createChunked(type, body.second()));
    QueuedPages pages = new QueuedPages(body.first(), PATIENCE, () -> answer.complete(whole));
    blocking.execute(
        () -> {
          try {
            writer.writeTo(pages);
            pages.end();
          } catch (QueuedPages.TakerGoneException e) {
            LOG.debug("a body was not read to its end: {}", e.getMessage());
            body.first().fail(e);
          } catch (IOException | RuntimeException | Error e) {
            if (!answer.completeExceptionally(e)) {
              LOG.error("a body could not be written to its end", e);
            }
            body.first().fail(e);
          } finally {
            places.release();
          }
        });
    return answer;
  }

  private Pair<SourceQueueWithComplete<ByteString>, Source<ByteString, ?>> queue() {
    var made = Source.<ByteString>queue(1, OverflowStrategy.backpressure()).preMaterialize(system);
    return Pair.create(made.first(), made.second());
  }
}
