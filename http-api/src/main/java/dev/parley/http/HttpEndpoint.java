package dev.parley.http;

import akka.http.javadsl.ServerBinding;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A server that listens. Thread-safe. */
public final class HttpEndpoint {
  /** For requests that are being answered when the server stops. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ServerBinding binding;

  HttpEndpoint(ServerBinding binding) {
    this.binding = binding;
  }

  /** Where it really listens, also if any free port was asked for. */
  public int port() {
    return binding.localAddress().getPort();
  }

  /** Stops listening; requests under way have two seconds to end. May be called again. */
  public CompletionStage<Void> stop() {
    return binding.terminate(GRACE).thenAccept(terminated -> {});
  }
}
