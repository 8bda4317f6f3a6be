package dev.parley.cli.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A task. */
public record TaskEntry(ObjectNode json) {
  private static final String PREFIX = "TASK_";

  public String id() {
    return json.path("id").asText();
  }

  public String name() {
    return json.path("name").asText();
  }

  public String frameworkId() {
    return json.path("framework_id").asText();
  }

  /** The name of its framework, or else the id. */
  public String framework() {
    return Values.firstSet(json.path("framework_name").asText(), frameworkId());
  }

  public String agentId() {
    return json.path("slave_id").asText();
  }

  /** The name of its agent, or else the id. */
  public String agent() {
    return Values.firstSet(json.path("agent_name").asText(), agentId());
  }

  /** Without {@code TASK_} in front. */
  public String state() {
    String state = json.path("state").asText();
    return state.startsWith(PREFIX) ? state.substring(PREFIX.length()) : state;
  }

  public boolean hasEnded() {
    return Values.hasEnded(state());
  }

  public JsonNode resources() {
    return json.path("resources");
  }

  /** When its first status was given; very long ago if it has none yet. */
  public Instant begun() {
    return Values.time(json.path("statuses").path(0).path("timestamp"));
  }

  /** When its state last changed; very long ago if it has no status yet. */
  public Instant changed() {
    return Values.time(lastStatus().path("timestamp"));
  }

  /** What the last status says, empty if nothing. */
  public String message() {
    return lastStatus().path("message").asText();
  }

  private JsonNode lastStatus() {
    JsonNode statuses = json.path("statuses");
    return statuses.path(statuses.size() - 1);
  }
}
