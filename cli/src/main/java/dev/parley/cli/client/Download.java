package dev.parley.cli.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes a body as it comes, and asks for more only when that is done, so that no more than a few
 * buffers are in memory. A failure to write ends the download with an {@link UncheckedIOException}.
 * Called by one thread at a time; the methods that ask, by any.
 */
final class Download implements BodySubscriber<byte[]> {
  private final OutputStream to;
  private final CompletableFuture<byte[]> end = new CompletableFuture<>();
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean writing;
  private @Nullable Subscription source;

  Download(OutputStream to) {
    this.to = to;
  }

  /** How many have come so far. */
  long bytes() {
    return bytes.get();
  }

  /** Whether what has come is being written: a reader who takes his time is no stalled node. */
  boolean isWriting() {
    return writing;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    Subscription from = Objects.requireNonNull(source);
    writing = true;
    try {
      for (ByteBuffer buffer : buffers) {
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        to.write(part);
        bytes.addAndGet(part.length);
      }
      from.request(1);
    } catch (IOException | RuntimeException failed) {
      from.cancel();
      // Told from a failure of the connection by its type.
      end.completeExceptionally(
          failed instanceof IOException io ? new UncheckedIOException(io) : failed);
    } finally {
      writing = false;
    }
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    end.complete(new byte[0]);
  }
}
