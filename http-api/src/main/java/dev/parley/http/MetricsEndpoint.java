package dev.parley.http;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.http.errors.Failure;
import dev.parley.http.json.JsonReply;
import dev.parley.http.json.Piece;
import dev.parley.http.metrics.TimeoutParameter;
import dev.parley.http.routing.Call;
import dev.parley.http.routing.Endpoint;
import dev.parley.http.routing.Handler;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /metrics/snapshot}, the same for masters and agents but for the figures. */
final class MetricsEndpoint {
  private MetricsEndpoint() {}

  static Endpoint of(Supplier<Piece> snapshot) {
    return Endpoint.ofNode("/metrics/snapshot", Handler.direct(call -> answer(call, snapshot)));
  }

  private static HttpResponse answer(Call call, Supplier<Piece> snapshot) {
    Optional<Failure> malformed = call.parameter("timeout").flatMap(TimeoutParameter::check);
    return malformed.isPresent()
        ? malformed.get().plain()
        : JsonReply.small(call.jsonp(), snapshot.get());
  }
}
