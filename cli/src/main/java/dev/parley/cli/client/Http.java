package dev.parley.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

  HttpResponse<byte[]> get(URI node, String path, Map<String, String> query) throws IOException {
    return send(HttpRequest.newBuilder(uri(node, path, query)).GET().build());
  }

  HttpResponse<byte[]> post(URI node, String path, Map<String, String> query) throws IOException {
    return send(
        HttpRequest.newBuilder(uri(node, path, query)).POST(BodyPublishers.noBody()).build());
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw new IOException("no answer within " + ANSWER_TIMEOUT.toSeconds() + " s", slow);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private static URI uri(URI node, String path, Map<String, String> query) {
    String parameters =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
    return node.resolve(path + parameters);
  }
}
