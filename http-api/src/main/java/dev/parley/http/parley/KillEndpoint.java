package dev.parley.http.parley;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import dev.parley.http.errors.Failure;
import dev.parley.http.json.JsonReply;
import dev.parley.http.routing.AnsweredBy;
import dev.parley.http.routing.Call;
import dev.parley.http.routing.Endpoint;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.protocol.view.ClusterView.TaskView;
import dev.parley.protocol.view.MasterViews;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code POST /parley/v1/kill?task_id=T[&framework_id=F]}: asks for the end of a task. 202 {@code
 * {"framework_id","task_id"}} when it is under way; 404 if there is no such task, or it has ended;
 * 409 if several frameworks have a task of this id and none is named.
 */
public final class KillEndpoint {
  private final MasterViews views;

  private KillEndpoint(MasterViews views) {
    this.views = views;
  }

  public static Endpoint of(MasterViews views) {
    KillEndpoint endpoint = new KillEndpoint(views);
    return Endpoint.ofParley("POST", "/parley/v1/kill", TaskParameter.forTask(endpoint::answer))
        .answeredBy(AnsweredBy.LEADER);
  }

  private CompletionStage<HttpResponse> answer(Call call, TaskId task) {
    Optional<String> named = call.parameter("framework_id");
    if (named.isPresent()) {
      FrameworkId framework;
      try {
        framework = new FrameworkId(named.get());
      } catch (IllegalArgumentException e) {
        return TaskParameter.now(
            Failure.invalidParameter("framework_id", String.valueOf(e.getMessage())));
      }
      return kill(new TaskKey(framework, task));
    }
    List<TaskView> known =
        views.cluster().tasks().stream().filter(t -> t.spec().id().equals(task)).toList();
    List<TaskView> candidates = known.stream().filter(t -> !t.state().hasEnded()).toList();
    if (candidates.isEmpty()) {
      return TaskParameter.now(
          known.isEmpty() ? Failure.unknownTask(task.value()) : Failure.taskEnded(task.value()));
    }
    if (candidates.size() > 1) {
      return TaskParameter.now(
          Failure.ambiguousTask(
              task.value(), candidates.stream().map(t -> t.framework().value()).toList()));
    }
    return kill(new TaskKey(candidates.get(0).framework(), task));
  }

  private CompletionStage<HttpResponse> kill(TaskKey task) {
    return views
        .kill(task)
        .thenApply(found -> found ? accepted(task) : refusal(task).json())
        .exceptionallyCompose(
            failure ->
                views.leading()
                    ? CompletableFuture.failedStage(failure)
                    // The lead was lost between the check and the asking.
                    : TaskParameter.now(Failure.noLeader(Optional.empty())));
  }

  private Failure refusal(TaskKey task) {
    boolean ended =
        views.cluster().tasks().stream()
            .anyMatch(
                t -> t.framework().equals(task.framework()) && t.spec().id().equals(task.task()));
    return ended ? Failure.taskEnded(task.toString()) : Failure.unknownTask(task.toString());
  }

  private static HttpResponse accepted(TaskKey task) {
    return JsonReply.withStatus(
        StatusCodes.ACCEPTED,
        json -> {
          json.writeStartObject();
          json.writeStringField("framework_id", task.framework().value());
          json.writeStringField("task_id", task.task().value());
          json.writeEndObject();
        });
  }
}
