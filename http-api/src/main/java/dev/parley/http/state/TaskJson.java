package dev.parley.http.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Numbers;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.view.AgentViews.HeldTaskView;
import dev.parley.protocol.view.ClusterView.TaskView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A task. Beyond the fields Mesos has, a status tells {@code source}, {@code reason} and {@code
 * message}, by the names and values they have in the v1 API.
 */
final class TaskJson {
  private TaskJson() {}

  /** As the master knows it. */
  static void write(JsonGenerator json, TaskView task) throws IOException {
    write(
        json,
        task.spec(),
        task.framework(),
        Optional.of(task.agent()),
        Optional.of(task.role()),
        task.state(),
        task.statuses());
  }

  /** As its agent knows it. */
  static void write(JsonGenerator json, HeldTaskView task, Optional<AgentId> agent)
      throws IOException {
    write(
        json,
        task.spec(),
        task.framework(),
        agent,
        Optional.empty(),
        stateOf(task),
        task.statuses());
  }

  static TaskState stateOf(HeldTaskView task) {
    List<TaskStatus> statuses = task.statuses();
    return statuses.isEmpty() ? TaskState.STAGING : statuses.get(statuses.size() - 1).state();
  }

  /** {@code TASK_RUNNING}. */
  static String name(TaskState state) {
    return "TASK_" + state;
  }

  static void labelsField(JsonGenerator json, SortedMap<String, String> labels) throws IOException {
    if (!labels.isEmpty()) {
      json.writeArrayFieldStart("labels");
      for (Map.Entry<String, String> label : labels.entrySet()) {
        json.writeStartObject();
        json.writeStringField("key", label.getKey());
        json.writeStringField("value", label.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void write(
      JsonGenerator json,
      TaskSpec spec,
      FrameworkId framework,
      Optional<AgentId> agent,
      Optional<Role> role,
      TaskState state,
      List<TaskStatus> statuses)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", spec.id().value());
    json.writeStringField("name", spec.name());
    json.writeStringField("framework_id", framework.value());
    json.writeStringField("executor_id", ""); // as Mesos has it for tasks that are commands
    json.writeStringField("slave_id", agent.map(AgentId::value).orElse(""));
    json.writeStringField("state", name(state));
    ResourcesJson.field(json, "resources", spec.resources());
    if (role.isPresent()) {
      json.writeStringField("role", role.get().value());
    }
    json.writeArrayFieldStart("statuses");
    for (TaskStatus status : statuses) {
      write(json, status);
    }
    json.writeEndArray();
    labelsField(json, spec.labels());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, TaskStatus status) throws IOException {
    json.writeStartObject();
    json.writeStringField("state", name(status.state()));
    Numbers.timeField(json, "timestamp", status.timestamp());
    json.writeStringField("source", "SOURCE_" + status.source());
    if (status.reason().isPresent()) {
      json.writeStringField("reason", "REASON_" + status.reason().get());
    }
    if (!status.message().isEmpty()) {
      json.writeStringField("message", status.message());
    }
    json.writeEndObject();
  }
}
