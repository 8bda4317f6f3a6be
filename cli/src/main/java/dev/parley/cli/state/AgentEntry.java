package dev.parley.cli.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** An agent. */
public record AgentEntry(ObjectNode json) {
  public String id() {
    return json.path("id").asText();
  }

  public String name() {
    return json.path("name").asText();
  }

  /** Where its HTTP server is: {@code host:port}. */
  public String address() {
    return json.path("hostname").asText() + ":" + json.path("port").asInt();
  }

  public boolean connected() {
    return json.path("active").asBoolean();
  }

  public JsonNode total() {
    return json.path("resources");
  }

  public JsonNode used() {
    return json.path("used_resources");
  }

  public JsonNode offered() {
    return json.path("offered_resources");
  }

  public JsonNode attributes() {
    return json.path("attributes");
  }

  public Instant registered() {
    return Values.time(json.path("registered_time"));
  }
}
