package dev.parley.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.Uri;
import akka.http.javadsl.model.headers.ProductVersion;
import akka.http.javadsl.model.headers.Server;
import akka.http.javadsl.settings.ParserSettings;
import akka.http.javadsl.settings.ServerSettings;
import dev.parley.http.routing.Router;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Starts listening. */
final class HttpServer {
  /** Paths of sandboxes in a query are long. */
  private static final int LONGEST_URI = 32 * 1024;

  private static final int LONGEST_HEADER = 32 * 1024;

  private HttpServer() {}

  /**
   * @param port 0 for any free one
   * @return fails with {@link HttpBindException} if it cannot listen there
   */
  static CompletionStage<HttpEndpoint> start(
      ActorSystem<?> system, String bindHost, int port, String version, Router router) {
    try {
      tryOut(bindHost, port);
    } catch (IOException e) {
      return CompletableFuture.failedStage(explain(e, bindHost, port));
    }
    return Http.get(system)
        .newServerAt(bindHost, port)
        .adaptSettings(settings -> adapt(settings, version))
        .bind(router::handle)
        .thenApply(HttpEndpoint::new)
        .exceptionallyCompose(
            failure -> CompletableFuture.failedStage(explain(failure, bindHost, port)));
  }

  /** Listens for a moment: Akka would log a failure with its stack trace. */
  private static void tryOut(String host, int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
    }
  }

  private static ServerSettings adapt(ServerSettings settings, String version) {
    ParserSettings parser =
        settings
            .getParserSettings()
            .withMaxUriLength(LONGEST_URI)
            .withMaxHeaderValueLength(LONGEST_HEADER)
            .withUriParsingMode(Uri.RELAXED);
    return settings
        .withParserSettings(parser)
        .withServerHeader(Optional.of(Server.create(ProductVersion.create("parley", version))))
        // Paths are compared as they came, before anything is decoded.
        .withRawRequestUriHeader(true);
  }

  private static HttpBindException explain(Throwable failure, String host, int port) {
    @Nullable Throwable cause = failure;
    while (cause != null && !(cause instanceof BindException)) {
      cause = cause.getCause();
    }
    String why = String.valueOf((cause == null ? failure : cause).getMessage());
    String message =
        why.contains("in use")
            ? "HTTP port " + port + " on " + host + " is in use: choose another with --http-port"
            : "cannot listen for HTTP on " + host + ":" + port + ": " + why;
    return new HttpBindException(message, failure);
  }
}
