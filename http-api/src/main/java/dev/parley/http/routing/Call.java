package dev.parley.http.routing;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.Accept;
import dev.parley.http.state.RegistryCopy;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A request on its way to a handler.
 *
 * @param copy what the answer is to be marked with: present where the client should know that it
 *     does not come from the leading master, or asked for this very node's copy
 */
public record Call(HttpRequest request, RequestTarget target, Optional<RegistryCopy> copy) {

  Call fromCopy(RegistryCopy mark) {
    return new Call(request, target, Optional.of(mark));
  }

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
