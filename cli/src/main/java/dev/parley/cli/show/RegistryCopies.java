package dev.parley.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What a user should know of a state that comes from a master's own copy of the registry. */
final class RegistryCopies {
  private RegistryCopies() {}

  /** Nothing if it is the leading master's. */
  static Optional<String> remark(JsonNode state, URI master) {
    JsonNode copy = state.path("registry_copy");
    if (!copy.isObject() || copy.path("leader").asBoolean()) {
      return Optional.empty();
    }
    return Optional.of(
        "No master leads now: this is the copy of the registry that "
            + master
            + " has, complete as of "
            + Times.age(Duration.ofMillis(copy.path("age_ms").asLong()))
            + ".");
  }
}
