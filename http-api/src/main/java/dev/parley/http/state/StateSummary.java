package dev.parley.http.state;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Piece;
import dev.parley.http.json.Pieces;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.ClusterView.AgentView;
import dev.parley.protocol.view.ClusterView.FrameworkView;
import dev.parley.protocol.view.ClusterView.TaskView;
import dev.parley.protocol.view.NodeView;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code /state-summary}: agents and present frameworks, with their tasks counted by state. */
public final class StateSummary {
  private static final List<TaskState> COUNTED =
      List.of(
          TaskState.STAGING,
          TaskState.STARTING,
          TaskState.RUNNING,
          TaskState.KILLING,
          TaskState.FINISHED,
          TaskState.KILLED,
          TaskState.FAILED,
          TaskState.LOST,
          TaskState.ERROR,
          TaskState.UNREACHABLE);

  private final Map<AgentId, Tally> byAgent = new HashMap<>();
  private final Map<FrameworkId, Tally> byFramework = new HashMap<>();

  /** Tasks by state, and the ids of those on the other side: frameworks of an agent, or reverse. */
  private record Tally(Map<TaskState, Integer> counts, SortedSet<String> others) {
    Tally() {
      this(new EnumMap<>(TaskState.class), new TreeSet<>());
    }

    void add(TaskState state, String other) {
      counts.merge(state, 1, Integer::sum);
      others.add(other);
    }
  }

  private StateSummary(ClusterView cluster, List<FrameworkView> present) {
    Set<FrameworkId> ids = present.stream().map(FrameworkView::id).collect(Collectors.toSet());
    for (TaskView task : cluster.tasks()) {
      if (ids.contains(task.framework())) {
        byAgent
            .computeIfAbsent(task.agent(), id -> new Tally())
            .add(task.state(), task.framework().value());
        byFramework
            .computeIfAbsent(task.framework(), id -> new Tally())
            .add(task.state(), task.agent().value());
      }
    }
  }

  /**
   * @param copy if it comes from a master's own copy of the registry
   * @param safeMode if the master that answers is in safe mode
   */
  public static Source<Piece, NotUsed> of(
      NodeView node,
      ClusterView cluster,
      Optional<RegistryCopy> copy,
      Optional<SafeMode> safeMode) {
    List<FrameworkView> present =
        cluster.frameworks().stream().filter(f -> f.removedAt().isEmpty()).toList();
    StateSummary summary = new StateSummary(cluster, present);
    return Pieces.inOrder(
        List.of(
            Pieces.one(
                json -> {
                  json.writeStartObject();
                  json.writeStringField("hostname", node.hostname());
                  if (copy.isPresent()) {
                    copy.get().writeField(json);
                  }
                  if (safeMode.isPresent()) {
                    safeMode.get().writeField(json);
                  }
                  json.writeArrayFieldStart("slaves");
                }),
            Pieces.each(cluster.agents(), summary::writeAgent),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("frameworks");
                }),
            Pieces.each(present, summary::writeFramework),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeEndObject();
                })));
  }

  private void writeAgent(JsonGenerator json, AgentView agent) throws IOException {
    json.writeStartObject();
    AgentJson.writeFields(json, agent);
    writeTally(json, byAgent.getOrDefault(agent.id(), new Tally()), "framework_ids");
    json.writeEndObject();
  }

  private void writeFramework(JsonGenerator json, FrameworkView framework) throws IOException {
    json.writeStartObject();
    FrameworkJson.writeSummaryFields(json, framework);
    writeTally(json, byFramework.getOrDefault(framework.id(), new Tally()), "slave_ids");
    json.writeEndObject();
  }

  private static void writeTally(JsonGenerator json, Tally tally, String idsField)
      throws IOException {
    for (TaskState state : COUNTED) {
      json.writeNumberField(TaskJson.name(state), tally.counts().getOrDefault(state, 0));
    }
    json.writeArrayFieldStart(idsField);
    for (String id : tally.others()) {
      json.writeString(id);
    }
    json.writeEndArray();
  }
}
