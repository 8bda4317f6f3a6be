package dev.parley.http.parley;

import akka.http.javadsl.model.HttpResponse;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.errors.Failure;
import dev.parley.http.json.JsonReply;
import dev.parley.http.routing.AnsweredBy;
import dev.parley.http.routing.Call;
import dev.parley.http.routing.Endpoint;
import dev.parley.model.ids.TaskId;
import dev.parley.protocol.view.MasterViews;
import dev.parley.protocol.view.TaskTrace;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code GET /parley/v1/trace?task_id=T}: the six steps of each task with this id, one for each
 * framework that has one. 404 if there is none.
 *
 * <pre>{@code
 * {"traces":[{"framework_id":"...","task_id":"...","steps":[
 *   {"number":1,"message":"ReportResources","from":"...","to":"...",
 *    "at":"2026-11-21T01:02:03Z","detail":"..."}]}]}
 * }</pre>
 */
public final class TraceEndpoint {
  private TraceEndpoint() {}

  public static Endpoint of(MasterViews views) {
    return Endpoint.ofParley(
            "GET",
            "/parley/v1/trace",
            TaskParameter.forTask((call, task) -> answer(views, call, task)))
        .answeredBy(AnsweredBy.LEADER_OR_COPY);
  }

  private static CompletionStage<HttpResponse> answer(MasterViews views, Call call, TaskId task) {
    List<TaskTrace> traces = views.traces(task);
    if (traces.isEmpty()) {
      return TaskParameter.now(Failure.unknownTask(task.value()));
    }
    return CompletableFuture.completedFuture(
        JsonReply.small(
            call.jsonp(),
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("traces");
              for (TaskTrace trace : traces) {
                write(json, trace);
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private static void write(JsonGenerator json, TaskTrace trace) throws IOException {
    json.writeStartObject();
    json.writeStringField("framework_id", trace.task().framework().value());
    json.writeStringField("task_id", trace.task().task().value());
    json.writeArrayFieldStart("steps");
    for (TaskTrace.Step step : trace.steps()) {
      json.writeStartObject();
      json.writeNumberField("number", step.number());
      json.writeStringField("message", step.message());
      json.writeStringField("from", step.from());
      json.writeStringField("to", step.to());
      json.writeStringField("at", step.at().toString());
      json.writeStringField("detail", step.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
