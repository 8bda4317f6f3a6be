package dev.parley.http.state;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Piece;
import dev.parley.http.json.Pieces;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.ClusterView.AgentView;
import dev.parley.protocol.view.ClusterView.TaskView;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code /slaves}: the agents, with their resources by the role that has them. */
public final class AgentsState {
  private final Map<AgentId, SortedMap<Role, Resources>> used = new HashMap<>();
  private final Map<AgentId, SortedMap<Role, Resources>> offered = new HashMap<>();

  private AgentsState(ClusterView cluster) {
    for (TaskView task : cluster.tasks()) {
      if (task.state().isLive()) {
        add(used, task.agent(), task.role(), task.spec().resources());
      }
    }
    for (Offer offer : cluster.offers()) {
      add(offered, offer.agent(), offer.role(), offer.resources());
    }
  }

  public static Source<Piece, NotUsed> of(ClusterView cluster, Optional<String> agentId) {
    AgentsState state = new AgentsState(cluster);
    List<AgentView> chosen =
        cluster.agents().stream()
            .filter(a -> agentId.isEmpty() || a.id().value().equals(agentId.get()))
            .toList();
    return Pieces.inOrder(
        List.of(
            Pieces.one(
                json -> {
                  json.writeStartObject();
                  json.writeArrayFieldStart("slaves");
                }),
            Pieces.each(chosen, state::write),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("recovered_slaves");
                  json.writeEndArray();
                  json.writeEndObject();
                })));
  }

  private static void add(
      Map<AgentId, SortedMap<Role, Resources>> sums, AgentId agent, Role role, Resources more) {
    sums.computeIfAbsent(agent, id -> new TreeMap<>()).merge(role, more, Resources::plus);
  }

  private void write(JsonGenerator json, AgentView agent) throws IOException {
    json.writeStartObject();
    AgentJson.writeFields(json, agent);
    json.writeObjectFieldStart("reserved_resources_full");
    json.writeEndObject();
    json.writeArrayFieldStart("unreserved_resources_full");
    ResourcesJson.writeFull(json, agent.info().resources(), Optional.empty());
    json.writeEndArray();
    writeByRole(json, "used_resources_full", used.get(agent.id()));
    writeByRole(json, "offered_resources_full", offered.get(agent.id()));
    json.writeEndObject();
  }

  private static void writeByRole(
      JsonGenerator json, String name, @Nullable SortedMap<Role, Resources> byRole)
      throws IOException {
    json.writeArrayFieldStart(name);
    if (byRole != null) {
      for (Map.Entry<Role, Resources> entry : byRole.entrySet()) {
        ResourcesJson.writeFull(json, entry.getValue(), Optional.of(entry.getKey()));
      }
    }
    json.writeEndArray();
  }
}
