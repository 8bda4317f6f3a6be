package dev.parley.http.state;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import dev.parley.http.json.Piece;
import dev.parley.http.json.Pieces;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.ClusterView.TaskView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /tasks}: all tasks, newest first, a part of them at a time. Parameters that make no sense
 * do what they do in Mesos: a limit or offset that is no number counts as absent, and a negative
 * one as endless.
 */
public final class TasksState {
  private static final long DEFAULT_LIMIT = 100;

  private static final Comparator<TaskView> OLDEST_FIRST =
      Comparator.comparing(TasksState::firstReport);

  private TasksState() {}

  /**
   * @param parameters {@code limit}, {@code offset}, {@code order} ({@code asc} for the oldest
   *     first), {@code framework_id}, {@code task_id}
   */
  public static Source<Piece, NotUsed> of(ClusterView cluster, Map<String, String> parameters) {
    long limit = endless(number(parameters, "limit").orElse(DEFAULT_LIMIT));
    long offset = endless(number(parameters, "offset").orElse(0L));
    boolean oldestFirst = "asc".equals(parameters.get("order"));
    List<TaskView> page =
        cluster.tasks().stream()
            .filter(task -> matches(parameters, "framework_id", task.framework().value()))
            .filter(task -> matches(parameters, "task_id", task.spec().id().value()))
            .sorted(oldestFirst ? OLDEST_FIRST : OLDEST_FIRST.reversed())
            .skip(offset)
            .limit(limit)
            .toList();
    return Pieces.list("tasks", page, TaskJson::write);
  }

  private static boolean matches(Map<String, String> parameters, String name, String value) {
    return parameters.getOrDefault(name, value).equals(value);
  }

  private static Optional<Long> number(Map<String, String> parameters, String name) {
    try {
      return Optional.of(Long.parseLong(parameters.getOrDefault(name, "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long endless(long number) {
    return number < 0 ? Long.MAX_VALUE : number;
  }

  private static Instant firstReport(TaskView task) {
    return task.statuses().isEmpty() ? Instant.MIN : task.statuses().get(0).timestamp();
  }
}
