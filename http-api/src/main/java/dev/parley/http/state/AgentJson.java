package dev.parley.http.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Numbers;
import dev.parley.model.agents.AgentInfo;
import dev.parley.protocol.view.ClusterView.AgentView;
import java.io.IOException;
import java.util.List;

/**
 * An agent as the master knows it. Beyond the fields Mesos has: {@code name}, what the operator
 * calls it.
 */
final class AgentJson {
  /** What of the capabilities of a Mesos agent those of Parley have. */
  private static final List<String> CAPABILITIES = List.of("MULTI_ROLE", "HIERARCHICAL_ROLE");

  private AgentJson() {}

  static void write(JsonGenerator json, AgentView agent) throws IOException {
    json.writeStartObject();
    writeFields(json, agent);
    json.writeEndObject();
  }

  static void writeFields(JsonGenerator json, AgentView agent) throws IOException {
    AgentInfo info = agent.info();
    json.writeStringField("id", agent.id().value());
    json.writeStringField("name", info.name());
    json.writeStringField("hostname", info.hostname());
    json.writeNumberField("port", info.httpPort());
    AttributesJson.field(json, info.attributes());
    json.writeStringField("pid", NodeJson.agentPid(info.hostname(), info.httpPort()));
    Numbers.timeField(json, "registered_time", agent.registeredAt());
    if (agent.reregisteredAt().isPresent()) {
      Numbers.timeField(json, "reregistered_time", agent.reregisteredAt().get());
    }
    ResourcesJson.field(json, "resources", info.resources());
    ResourcesJson.field(json, "used_resources", agent.used());
    ResourcesJson.field(json, "offered_resources", agent.offered());
    // Nothing can be reserved yet, so all is unreserved.
    json.writeObjectFieldStart("reserved_resources");
    json.writeEndObject();
    ResourcesJson.field(json, "unreserved_resources", info.resources());
    json.writeBooleanField("active", agent.connected());
    json.writeBooleanField("deactivated", false);
    capabilitiesField(json);
  }

  static void capabilitiesField(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("capabilities");
    for (String capability : CAPABILITIES) {
      json.writeString(capability);
    }
    json.writeEndArray();
  }
}
