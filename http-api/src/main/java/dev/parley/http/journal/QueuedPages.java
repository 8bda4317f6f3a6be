package dev.parley.http.journal;

import akka.stream.QueueOfferResult;
import akka.stream.javadsl.SourceQueueWithComplete;
import akka.util.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands what is written to a stream, page by page; the writer waits while the stream's taker does.
 * Flushing does nothing: a page goes when it is full, and the last one with {@link #end}. For one
 * thread.
 */
final class QueuedPages extends OutputStream {
  private static final int PAGE_BYTES = 64 * 1024;

  private final SourceQueueWithComplete<ByteString> queue;
  private final Duration patience;
  private final Runnable firstPage;
  private final byte[] page = new byte[PAGE_BYTES];
  private int filled;
  private boolean begun;

  /** The taker wants no more: it has gone, or has not read for too long. */
  static final class TakerGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    TakerGoneException(String message) {
      super(message);
    }
  }

  /**
   * @param patience with a taker that does not read
   * @param firstPage run before the first page goes, or at the end
   */
  QueuedPages(SourceQueueWithComplete<ByteString> queue, Duration patience, Runnable firstPage) {
    this.queue = queue;
    this.patience = patience;
    this.firstPage = firstPage;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, PAGE_BYTES - filled);
      System.arraycopy(bytes, from, page, filled, part);
      filled += part;
      from += part;
      left -= part;
      if (filled == PAGE_BYTES) {
        hand();
      }
    }
  }

  /** Everything is written. */
  void end() throws IOException {
    hand();
    queue.complete();
  }

  private void hand() throws IOException {
    if (!begun) {
      begun = true;
      firstPage.run();
    }
    if (filled > 0) {
      ByteString bytes = ByteString.fromArrayUnsafe(Arrays.copyOf(page, filled));
      filled = 0;
      offer(bytes);
    }
  }

  private void offer(ByteString bytes) throws IOException {
    QueueOfferResult result;
    try {
      result =
          queue.offer(bytes).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TakerGoneException("nothing was read for " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new TakerGoneException("the connection has ended");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TakerGoneException("interrupted");
    }
    if (!result.isEnqueued()) {
      throw new TakerGoneException("the connection has ended");
    }
  }
}
