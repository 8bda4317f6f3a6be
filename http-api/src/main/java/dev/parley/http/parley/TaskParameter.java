package dev.parley.http.parley;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.http.errors.Failure;
import dev.parley.http.routing.Call;
import dev.parley.http.routing.Handler;
import dev.parley.model.ids.TaskId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The {@code task_id} that some calls need. */
final class TaskParameter {
  private TaskParameter() {}

  /** Answers a call that names a task. */
  @FunctionalInterface
  interface TaskHandler {
    CompletionStage<HttpResponse> handle(Call call, TaskId task);
  }

  static Handler forTask(TaskHandler handler) {
    return call -> {
      Optional<String> text = call.parameter("task_id");
      if (text.isEmpty()) {
        return now(Failure.missingParameter("task_id"));
      }
      TaskId task;
      try {
        task = new TaskId(text.get());
      } catch (IllegalArgumentException e) {
        return now(Failure.invalidParameter("task_id", String.valueOf(e.getMessage())));
      }
      return handler.handle(call, task);
    };
  }

  static CompletionStage<HttpResponse> now(Failure failure) {
    return CompletableFuture.completedFuture(failure.json());
  }
}
