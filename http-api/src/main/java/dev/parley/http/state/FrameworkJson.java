package dev.parley.http.state;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Numbers;
import dev.parley.http.json.Piece;
import dev.parley.http.json.Pieces;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Offer;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.view.ClusterView.FrameworkView;
import dev.parley.protocol.view.ClusterView.TaskView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A framework with its tasks and offers, as the master knows them. */
final class FrameworkJson {
  private FrameworkJson() {}

  /** The whole framework; a piece for each task, because there can be a great many. */
  static Source<Piece, NotUsed> pieces(
      FrameworkView framework, List<TaskView> tasks, List<Offer> offers) {
    List<TaskView> live = new ArrayList<>();
    List<TaskView> unreachable = new ArrayList<>();
    List<TaskView> completed = new ArrayList<>();
    for (TaskView task : tasks) {
      if (task.settled()) {
        completed.add(task);
      } else if (task.state() == TaskState.UNREACHABLE || task.state() == TaskState.LOST) {
        unreachable.add(task);
      } else {
        live.add(task);
      }
    }
    return Pieces.inOrder(
        List.of(
            Pieces.one(
                json -> {
                  json.writeStartObject();
                  writeSummaryFields(json, framework);
                  writeDetailFields(json, framework);
                  json.writeArrayFieldStart("tasks");
                }),
            Pieces.each(live, TaskJson::write),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("unreachable_tasks");
                }),
            Pieces.each(unreachable, TaskJson::write),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("completed_tasks");
                }),
            Pieces.each(completed, TaskJson::write),
            Pieces.one(json -> writeEnd(json, offers))));
  }

  /** The fields that the summary has too. */
  static void writeSummaryFields(JsonGenerator json, FrameworkView framework) throws IOException {
    json.writeStringField("id", framework.id().value());
    json.writeStringField("name", framework.info().name());
    ResourcesJson.field(json, "used_resources", framework.used());
    ResourcesJson.field(json, "offered_resources", framework.offered());
    json.writeArrayFieldStart("capabilities");
    json.writeString("MULTI_ROLE"); // every framework of Parley may have several roles
    for (FrameworkInfo.Capability capability : framework.info().capabilities()) {
      json.writeString(capability.name());
    }
    json.writeEndArray();
    json.writeStringField("hostname", "");
    json.writeStringField("webui_url", "");
    boolean connected = framework.connected() && framework.removedAt().isEmpty();
    json.writeBooleanField("active", connected);
    json.writeBooleanField("connected", connected);
    json.writeBooleanField("recovered", false);
  }

  private static void writeDetailFields(JsonGenerator json, FrameworkView framework)
      throws IOException {
    json.writeStringField("user", framework.info().user());
    Numbers.secondsField(json, "failover_timeout", framework.info().failoverTimeout());
    json.writeBooleanField("checkpoint", true); // agents always recover their tasks
    Numbers.timeField(json, "registered_time", framework.registeredAt());
    Numbers.timeField(json, "unregistered_time", framework.removedAt().orElse(Instant.EPOCH));
    if (framework.reregisteredAt().isPresent()) {
      Numbers.timeField(json, "reregistered_time", framework.reregisteredAt().get());
    }
    ResourcesJson.field(json, "resources", framework.used().plus(framework.offered()));
    json.writeArrayFieldStart("roles");
    for (Role role : framework.info().roles()) {
      json.writeString(role.value());
    }
    json.writeEndArray();
  }

  private static void writeEnd(JsonGenerator json, List<Offer> offers) throws IOException {
    json.writeEndArray();
    json.writeArrayFieldStart("offers");
    for (Offer offer : offers) {
      OfferJson.write(json, offer);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("executors");
    json.writeEndArray();
    json.writeObjectFieldStart("offer_constraints");
    json.writeEndObject();
    json.writeEndObject();
  }
}
