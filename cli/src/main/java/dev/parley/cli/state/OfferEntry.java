package dev.parley.cli.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An offer that its framework has not answered yet. */
public record OfferEntry(ObjectNode json) {
  public String id() {
    return json.path("id").asText();
  }

  /** The name of the framework, or else its id. */
  public String framework() {
    return Values.firstSet(
        json.path("framework_name").asText(), json.path("framework_id").asText());
  }

  /** The name of the agent, or else its id. */
  public String agent() {
    return Values.firstSet(json.path("agent_name").asText(), json.path("slave_id").asText());
  }

  public String role() {
    return json.path("allocation_info").path("role").asText();
  }

  public JsonNode resources() {
    return json.path("resources");
  }
}
