package dev.parley.cli.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * A replica of the log.
 *
 * @param json as {@code /parley/v1/journal/status} has it
 */
public record ReplicaEntry(JsonNode json) {

  /** Of its master. */
  public String name() {
    return json.path("name").asText();
  }

  public String peerId() {
    return json.path("peer_id").asText();
  }

  public String address() {
    return json.path("address").asText();
  }

  /** {@code leader}, {@code follower} or {@code listener}. */
  public String role() {
    return json.path("role").asText();
  }

  /** Entries it is behind; -1 where the master that was asked does not know. */
  public long lag() {
    return json.path("lag").asLong(-1);
  }

  /** How long ago the log's leader heard of it, where the master that was asked knows. */
  public Optional<Duration> lastContact() {
    return json.path("last_contact_ms").isNumber()
        ? Optional.of(Duration.ofMillis(json.path("last_contact_ms").asLong()))
        : Optional.empty();
  }
}
