package dev.parley.http.state;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Numbers;
import dev.parley.http.json.Piece;
import dev.parley.http.json.Pieces;
import dev.parley.model.ids.FrameworkId;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.ClusterView.AgentView;
import dev.parley.protocol.view.ClusterView.FrameworkView;
import dev.parley.protocol.view.ClusterView.TaskView;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.view.NodeView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code /state} of the master: everything. Written from an immutable view while the client reads,
 * so neither its size nor a slow client holds up the master.
 */
public final class MasterState {
  private MasterState() {}

  /**
   * @param copy if it comes from a master's own copy of the registry
   * @param safeMode if the master that answers is in safe mode
   */
  public static Source<Piece, NotUsed> of(
      NodeView node,
      Optional<LeaderView> leader,
      ClusterView cluster,
      Optional<RegistryCopy> copy,
      Optional<SafeMode> safeMode) {
    FrameworksState frameworks = new FrameworksState(cluster);
    return Pieces.inOrder(
        List.of(
            Pieces.one(json -> writeStart(json, node, leader, cluster, copy, safeMode)),
            Pieces.each(cluster.agents(), AgentJson::write),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("recovered_slaves");
                  json.writeEndArray();
                  json.writeArrayFieldStart("frameworks");
                }),
            frameworks.present(Optional.empty()),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("completed_frameworks");
                }),
            frameworks.completed(Optional.empty()),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("orphan_tasks");
                }),
            Pieces.each(orphans(cluster), TaskJson::write),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("unregistered_frameworks");
                  json.writeEndArray();
                  json.writeEndObject();
                })));
  }

  private static void writeStart(
      JsonGenerator json,
      NodeView node,
      Optional<LeaderView> leader,
      ClusterView cluster,
      Optional<RegistryCopy> copy,
      Optional<SafeMode> safeMode)
      throws IOException {
    String pid = NodeJson.masterPid(node.hostname(), node.httpPort());
    long connected = cluster.agents().stream().filter(AgentView::connected).count();
    json.writeStartObject();
    json.writeStringField("version", node.version());
    BuildInfo.writeFields(json);
    Numbers.timeField(json, "start_time", node.startedAt());
    if (leader.isPresent()) {
      Numbers.timeField(json, "elected_time", leader.get().electedAt());
    }
    json.writeStringField("id", cluster.clusterId());
    json.writeStringField("pid", pid);
    json.writeStringField("hostname", node.hostname());
    json.writeArrayFieldStart("capabilities");
    json.writeEndArray();
    json.writeFieldName("activated_slaves");
    Numbers.writeDouble(json, (double) connected);
    json.writeFieldName("deactivated_slaves");
    Numbers.writeDouble(json, (double) (cluster.agents().size() - connected));
    json.writeFieldName("unreachable_slaves");
    Numbers.writeDouble(json, 0);
    writeLeader(json, leader, cluster.clusterId());
    if (copy.isPresent()) {
      copy.get().writeField(json);
    }
    if (safeMode.isPresent()) {
      safeMode.get().writeField(json);
    }
    NodeJson.flagsField(json, node);
    json.writeArrayFieldStart("slaves");
  }

  private static void writeLeader(JsonGenerator json, Optional<LeaderView> leader, String clusterId)
      throws IOException {
    if (leader.isPresent()) {
      LeaderView it = leader.get();
      String pid = NodeJson.masterPid(it.hostname(), it.httpPort());
      json.writeStringField("leader", pid);
      json.writeObjectFieldStart("leader_info");
      json.writeStringField("id", clusterId);
      json.writeStringField("pid", pid);
      json.writeNumberField("port", it.httpPort());
      json.writeStringField("hostname", it.hostname());
      json.writeEndObject();
    }
  }

  private static List<TaskView> orphans(ClusterView cluster) {
    Set<FrameworkId> known =
        cluster.frameworks().stream().map(FrameworkView::id).collect(Collectors.toSet());
    return cluster.tasks().stream().filter(task -> !known.contains(task.framework())).toList();
  }
}
