package dev.parley.cli.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.state.ClusterState;
import dev.parley.cli.state.TaskEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Which task is meant: {@code TASK [--framework NAME|ID]}, by its id or, if there is none, the
 * newest by its name. Ids of tasks are their frameworks' own, so that two frameworks may have a
 * task of the same id.
 */
final class TaskName {
  @Parameters(
      paramLabel = "TASK",
      description = "The id or the name of the task; `parley tasks` lists them.")
  private String id = "";

  @Option(
      names = "--framework",
      paramLabel = "NAME|ID",
      description = "Whose task it is, where several frameworks have one of this id.")
  private @Nullable String framework;

  String id() {
    return id;
  }

  /**
   * The one task that is meant.
   *
   * @param preferred of several, those for which this holds come first
   * @throws CommandFailedException if there is none, or more than one
   */
  TaskEntry find(MasterClient client, Predicate<TaskEntry> preferred) {
    List<TaskEntry> all =
        client.tasks(id, Optional.empty()).stream()
            .map(json -> new TaskEntry((ObjectNode) json))
            .toList();
    List<TaskEntry> ours = framework == null ? all : ofFramework(client, all, framework);
    if (ours.isEmpty()) {
      return newestNamed(client).orElseThrow(this::unknown);
    }
    List<TaskEntry> best = ours.stream().filter(preferred).toList();
    List<TaskEntry> candidates = best.isEmpty() ? ours : best;
    if (candidates.size() > 1) {
      throw new CommandFailedException(
          String.format(
              "several frameworks have a task %s: choose one with --framework, as in --framework %s",
              id,
              candidates.stream()
                  .map(TaskEntry::frameworkId)
                  .collect(Collectors.joining(" or --framework "))));
    }
    return candidates.get(0);
  }

  /** The newest task with this name; one that has not ended comes before those that have. */
  Optional<TaskEntry> newestNamed(MasterClient client) {
    List<TaskEntry> named =
        ClusterState.of(client.state()).tasks().stream()
            .filter(task -> task.name().equals(id) && mayBe(client, task.frameworkId()))
            .toList();
    // The oldest come first in the state.
    return named.stream()
        .filter(task -> !task.hasEnded())
        .reduce((older, newer) -> newer)
        .or(() -> named.stream().reduce((older, newer) -> newer));
  }

  /** Whether {@code frameworkId} is that of the framework that is meant, if one is. */
  boolean mayBe(MasterClient client, String frameworkId) {
    return framework == null
        || framework.equals(frameworkId)
        || isName(client, framework, frameworkId);
  }

  CommandFailedException unknown() {
    return new CommandFailedException(
        String.format(
            "no task %s is known%s: `parley tasks --all` lists those that are",
            id, framework == null ? "" : " of a framework " + framework));
  }

  private static List<TaskEntry> ofFramework(
      MasterClient client, List<TaskEntry> tasks, String framework) {
    List<TaskEntry> byId =
        tasks.stream().filter(task -> task.frameworkId().equals(framework)).toList();
    return byId.isEmpty()
        ? tasks.stream().filter(task -> isName(client, framework, task.frameworkId())).toList()
        : byId;
  }

  private static boolean isName(MasterClient client, String name, String frameworkId) {
    return ClusterState.of(client.state()).frameworks().stream()
        .anyMatch(f -> f.id().equals(frameworkId) && f.name().equals(name));
  }
}
