package dev.parley.http.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.model.ids.AgentId;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.protocol.view.AgentViews.HeldTaskView;
import java.io.IOException;
import java.util.Optional;

/**
 * A task on its agent, in the shape Mesos gives it: a command task is the one task of an executor
 * of the same id, and the executor is what has the sandbox ({@code directory}).
 */
final class ExecutorJson {
  /** Longer commands are cut in the name. */
  private static final int COMMAND_LENGTH = 15;

  private ExecutorJson() {}

  static void write(JsonGenerator json, HeldTaskView task, Optional<AgentId> agent)
      throws IOException {
    TaskSpec spec = task.spec();
    json.writeStartObject();
    json.writeStringField("id", spec.id().value());
    json.writeStringField("name", name(spec));
    json.writeStringField("source", spec.id().value());
    json.writeStringField("container", task.containerId());
    json.writeStringField("directory", task.sandbox().toString());
    ResourcesJson.field(json, "resources", spec.resources());
    TaskJson.labelsField(json, spec.labels());
    boolean ended = TaskJson.stateOf(task).hasEnded();
    writeTasks(json, "tasks", !ended, task, agent);
    writeTasks(json, "queued_tasks", false, task, agent);
    writeTasks(json, "completed_tasks", ended, task, agent);
    json.writeEndObject();
  }

  private static void writeTasks(
      JsonGenerator json, String list, boolean isIn, HeldTaskView task, Optional<AgentId> agent)
      throws IOException {
    json.writeArrayFieldStart(list);
    if (isIn) {
      TaskJson.write(json, task, agent);
    }
    json.writeEndArray();
  }

  private static String name(TaskSpec spec) {
    CommandSpec command = spec.command();
    String described =
        command.shell()
            ? "sh -c '" + cut(command.arguments().get(0)) + "'"
            : "[" + cut(String.join(", ", command.arguments())) + "]";
    return "Command Executor (Task: " + spec.id() + ") (Command: " + described + ")";
  }

  private static String cut(String command) {
    return command.length() <= COMMAND_LENGTH
        ? command
        : command.substring(0, COMMAND_LENGTH - 3) + "...";
  }
}
