package dev.parley.cli.show;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.state.TaskEntry;
import dev.parley.cli.state.Values;
import dev.parley.model.tasks.TaskState;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists tasks. */
@Command(name = "tasks", description = "List the tasks, their states, and where they run.")
public final class TasksCommand extends ShowCommand {
  @Option(
      names = {"-a", "--all"},
      description = "Also those that have ended.")
  private boolean all;

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "Only those in this state, such as RUNNING or FAILED; of several, in any.")
  private List<TaskState> states = new ArrayList<>();

  @Option(
      names = "--framework",
      paramLabel = "NAME|ID",
      description = "Only those of this framework.")
  private @Nullable String framework;

  @Override
  protected void show(MasterClient client, PrintWriter out) {
    List<TaskEntry> tasks = state(client).tasks().stream().filter(this::isWanted).toList();
    Table table =
        Table.of("id", "name", "framework", "state", "agent", "resources", "since", "message");
    for (TaskEntry task : tasks) {
      table.row(
          task.id(),
          task.name(),
          task.framework(),
          task.state(),
          task.agent(),
          Values.resources(task.resources()),
          Times.toSeconds(task.changed(), ZoneId.systemDefault()),
          task.message());
    }
    boolean ended = all || !states.isEmpty();
    print(
        out,
        tasks.stream().map(TaskEntry::json).toList(),
        table,
        ended ? "No such tasks." : "No tasks now; --all shows those that have ended.");
  }

  private boolean isWanted(TaskEntry task) {
    boolean ofState =
        states.isEmpty()
            ? all || !task.hasEnded()
            : states.stream().anyMatch(state -> state.name().equals(task.state()));
    return ofState
        && (framework == null
            || framework.equals(task.framework())
            || framework.equals(task.frameworkId()));
  }
}
