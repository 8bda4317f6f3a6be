package dev.parley.http.routing;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.Accept;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A request on its way to a handler. */
public record Call(HttpRequest request, RequestTarget target) {

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(target.parameters().get(name));
  }

  /** The function that the client wants its JSON wrapped in. */
  public Optional<String> jsonp() {
    return parameter("jsonp");
  }

  public String method() {
    return request.method().value();
  }

  /** Whether the client asks for JSON by name; {@code *}{@code /*} is not asking. */
  public boolean asksForJson() {
    return request
        .getHeader(Accept.class)
        .map(
            accept ->
                StreamSupport.stream(accept.getMediaRanges().spliterator(), false)
                    .anyMatch(range -> range.toString().startsWith("application/json")))
        .orElse(false);
  }
}
