package dev.parley.cli.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A framework.
 *
 * @param removed whether only its history is left
 * @param liveTasks how many tasks it has that have not ended
 */
public record FrameworkEntry(ObjectNode json, boolean removed, long liveTasks) {
  public String id() {
    return json.path("id").asText();
  }

  public String name() {
    return json.path("name").asText();
  }

  /** Connected, disconnected or removed. */
  public String state() {
    if (removed) {
      return "removed";
    }
    return json.path("connected").asBoolean() ? "connected" : "disconnected";
  }

  public String user() {
    return json.path("user").asText();
  }

  public String roles() {
    return Values.joined(json.path("roles"));
  }

  public JsonNode used() {
    return json.path("used_resources");
  }

  public JsonNode offered() {
    return json.path("offered_resources");
  }

  public Instant registered() {
    return Values.time(json.path("registered_time"));
  }
}
