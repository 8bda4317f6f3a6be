package dev.parley.http.state;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Numbers;
import dev.parley.http.json.Piece;
import dev.parley.http.json.Pieces;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.resources.Resources;
import dev.parley.protocol.view.AgentViews.AgentView;
import dev.parley.protocol.view.AgentViews.HeldTaskView;
import dev.parley.protocol.view.NodeView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code /state} of an agent. As in Mesos, a task that has ended is among the {@code
 * completed_executors} of its framework, and a framework none of whose tasks is left is among the
 * {@code completed_frameworks}. The agent knows nothing of a framework but its id.
 */
public final class AgentState {
  private final Optional<AgentId> id;
  private final Map<FrameworkId, List<HeldTaskView>> tasks;

  private AgentState(AgentView agent) {
    id = agent.id();
    tasks =
        agent.tasks().stream()
            .collect(
                Collectors.groupingBy(HeldTaskView::framework, TreeMap::new, Collectors.toList()));
  }

  public static Source<Piece, NotUsed> of(NodeView node, AgentView agent) {
    AgentState state = new AgentState(agent);
    return Pieces.inOrder(
        List.of(
            Pieces.one(json -> writeStart(json, node, agent)),
            state.frameworks(true),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("completed_frameworks");
                }),
            state.frameworks(false),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeEndObject();
                })));
  }

  private Source<Piece, NotUsed> frameworks(boolean withTasksLeft) {
    return Source.from(tasks.entrySet())
        .filter(e -> e.getValue().stream().anyMatch(AgentState::isLeft) == withTasksLeft)
        .flatMapConcat(e -> framework(e.getKey(), e.getValue()));
  }

  private Source<Piece, NotUsed> framework(FrameworkId framework, List<HeldTaskView> held) {
    List<HeldTaskView> left = held.stream().filter(AgentState::isLeft).toList();
    List<HeldTaskView> ended = held.stream().filter(task -> !isLeft(task)).toList();
    return Pieces.inOrder(
        List.of(
            Pieces.one(
                json -> {
                  json.writeStartObject();
                  json.writeStringField("id", framework.value());
                  json.writeArrayFieldStart("executors");
                }),
            Pieces.each(left, (json, task) -> ExecutorJson.write(json, task, id)),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("completed_executors");
                }),
            Pieces.each(ended, (json, task) -> ExecutorJson.write(json, task, id)),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeEndObject();
                })));
  }

  private static boolean isLeft(HeldTaskView task) {
    return !TaskJson.stateOf(task).hasEnded();
  }

  private static void writeStart(JsonGenerator json, NodeView node, AgentView agent)
      throws IOException {
    Resources total = agent.info().resources();
    json.writeStartObject();
    json.writeStringField("version", node.version());
    BuildInfo.writeFields(json);
    Numbers.timeField(json, "start_time", node.startedAt());
    json.writeStringField("id", agent.id().map(AgentId::value).orElse(""));
    json.writeStringField("name", agent.info().name());
    json.writeStringField("pid", NodeJson.agentPid(node.hostname(), node.httpPort()));
    json.writeStringField("hostname", node.hostname());
    AgentJson.capabilitiesField(json);
    ResourcesJson.field(json, "resources", total);
    writeNothing(json, "reserved_resources");
    ResourcesJson.field(json, "unreserved_resources", total);
    writeNothing(json, "reserved_resources_full");
    json.writeArrayFieldStart("unreserved_resources_full");
    ResourcesJson.writeFull(json, total, Optional.empty());
    json.writeEndArray();
    writeNothing(json, "reserved_resources_allocated");
    ResourcesJson.field(json, "unreserved_resources_allocated", agent.used());
    json.writeArrayFieldStart("resource_providers");
    json.writeEndArray();
    AttributesJson.field(json, agent.info().attributes());
    if (agent.leader().isPresent()) {
      json.writeStringField("master_hostname", host(agent.leader().get()));
    }
    NodeJson.flagsField(json, node);
    json.writeArrayFieldStart("frameworks");
  }

  private static void writeNothing(JsonGenerator json, String name) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeEndObject();
  }

  private static String host(String address) {
    int colon = address.lastIndexOf(':');
    return colon < 0 ? address : address.substring(0, colon);
  }
}
