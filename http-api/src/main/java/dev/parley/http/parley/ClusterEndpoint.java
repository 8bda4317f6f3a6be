package dev.parley.http.parley;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.JsonReply;
import dev.parley.http.routing.Endpoint;
import dev.parley.http.routing.Handler;
import dev.parley.http.state.SafeMode;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.view.MasterViews;
import java.io.IOException;

/**
 * {@code GET /parley/v1/cluster}: how to find the cluster, for the command line and the SDK. Every
 * master answers it by itself.
 *
 * <pre>{@code
 * {"cluster_id":"...","cluster_name":"parley","name":"m1","leading":true,
 *  "leader":{"name":"m1","hostname":"...","cluster_port":2551,"http_port":5050,"epoch":3,
 *            "elected_at":"2026-11-21T01:02:03Z"},
 *  "safe_mode":null,"masters":["m1@127.0.0.1:2551"],"version":"..."}
 * }</pre>
 *
 * {@code leader} is null while nobody leads, {@code safe_mode} while there is none; {@code name} is
 * that of the master that answers.
 */
public final class ClusterEndpoint {
  private ClusterEndpoint() {}

  public static Endpoint of(MasterViews views) {
    return Endpoint.ofParley(
        "GET",
        "/parley/v1/cluster",
        Handler.direct(call -> JsonReply.small(call.jsonp(), json -> write(json, views))));
  }

  private static void write(JsonGenerator json, MasterViews views) throws IOException {
    json.writeStartObject();
    json.writeStringField("cluster_id", views.cluster().clusterId());
    json.writeStringField("cluster_name", views.clusterName());
    json.writeStringField("name", views.node().name());
    json.writeBooleanField("leading", views.leading());
    LeaderView leader = views.leader().orElse(null);
    if (leader == null) {
      json.writeNullField("leader");
    } else {
      json.writeObjectFieldStart("leader");
      json.writeStringField("name", leader.name());
      json.writeStringField("hostname", leader.hostname());
      json.writeNumberField("cluster_port", leader.clusterPort());
      json.writeNumberField("http_port", leader.httpPort());
      json.writeNumberField("epoch", leader.epoch());
      json.writeStringField("elected_at", leader.electedAt().toString());
      json.writeEndObject();
    }
    SafeMode.writeField(json, SafeMode.of(views));
    json.writeArrayFieldStart("masters");
    for (String master : views.masters()) {
      json.writeString(master);
    }
    json.writeEndArray();
    json.writeStringField("version", views.node().version());
    json.writeEndObject();
  }
}
