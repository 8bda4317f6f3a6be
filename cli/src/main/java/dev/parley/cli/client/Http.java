package dev.parley.cli.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Requests with an end in sight: no node can hold up a command for long. Follows the masters'
 * redirects to the one that leads, whose addresses have no scheme. Thread-safe.
 */
final class Http {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** For all of the answer, of which the state of a large cluster has many megabytes. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** The connection ended, or stalled, before the end of an answer. */
  static final class BrokenOffException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenOffException(long bytes, IOException why) {
      super("the answer broke off after " + bytes + " bytes", why);
    }
  }

  HttpResponse<byte[]> get(URI node, String path, Map<String, String> query) throws IOException {
    // Without a word of it, /health has no content.
    HttpRequest request =
        HttpRequest.newBuilder(uri(node, path, query))
            .header("Accept", "application/json")
            .GET()
            .build();
    return await(client.sendAsync(request, BodyHandlers.ofByteArray()));
  }

  HttpResponse<byte[]> post(URI node, String path, Map<String, String> query) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(node, path, query)).POST(BodyPublishers.noBody()).build();
    return await(client.sendAsync(request, BodyHandlers.ofByteArray()));
  }

  /**
   * Writes an answer of any size as it comes; fails if nothing comes for as long as a whole answer
   * may take.
   *
   * @return the answer, whose body is empty if it was written, and there if it is an error
   * @throws BrokenOffException if there is less than all of it
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  HttpResponse<byte[]> download(URI node, String path, Map<String, String> query, OutputStream to)
      throws IOException {
    HttpRequest request = HttpRequest.newBuilder(uri(node, path, query)).GET().build();
    Download download = new Download(to);
    BodyHandler<byte[]> handler =
        head -> head.statusCode() == 200 ? download : BodySubscribers.ofByteArray();
    CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, handler);
    long before;
    do {
      before = download.bytes();
      try {
        return outcome(answer);
      } catch (TimeoutException slow) {
        // As long as something comes, it may take its time.
      } catch (IOException ended) {
        throw download.bytes() > 0 ? new BrokenOffException(download.bytes(), ended) : ended;
      }
    } while (download.bytes() > before || download.isWriting());
    IOException stalled = stalled(answer);
    throw before > 0 ? new BrokenOffException(before, stalled) : stalled;
  }

  private static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer)
      throws IOException {
    try {
      return outcome(answer);
    } catch (TimeoutException slow) {
      throw stalled(answer);
    }
  }

  private static HttpResponse<byte[]> outcome(CompletableFuture<HttpResponse<byte[]>> answer)
      throws IOException, TimeoutException {
    try {
      return answer.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UncheckedIOException notWritten) {
        throw notWritten;
      }
      throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private static IOException stalled(CompletableFuture<?> answer) {
    answer.cancel(true);
    return new IOException("no answer within " + ANSWER_TIMEOUT.toSeconds() + " s");
  }

  private static URI uri(URI node, String path, Map<String, String> query) {
    String parameters =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
    return node.resolve(path + parameters);
  }
}
