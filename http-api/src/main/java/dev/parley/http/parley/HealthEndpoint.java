package dev.parley.http.parley;

import akka.http.javadsl.model.HttpResponse;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.JsonReply;
import dev.parley.http.json.Piece;
import dev.parley.http.routing.Endpoint;
import dev.parley.http.routing.Handler;
import dev.parley.http.state.RegistryCopy;
import dev.parley.http.state.SafeMode;
import dev.parley.protocol.view.JournalStatusView;
import dev.parley.protocol.view.MasterViews;
import dev.parley.protocol.view.NodeView;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * {@code /health}: 200 from every node that can answer at all, with nothing in it, as in Mesos; for
 * clients that ask for JSON {@code {"healthy":true,"mode","name","version"}}, and of a master also
 * {@link SafeMode}, what its copy of the registry stands for and how its replica of the log is:
 * {@code
 * "safe_mode":null,"registry_copy":{"index","age_ms","leader"},"journal":{"state","problem"}}.
 */
public final class HealthEndpoint {
  private HealthEndpoint() {}

  public static Endpoint ofMaster(MasterViews views) {
    return of(views::node, () -> mode(views), json -> writeRegistry(json, views));
  }

  /**
   * @param mode what the node is doing; asked anew for each request
   */
  public static Endpoint ofAgent(Supplier<NodeView> node, Supplier<String> mode) {
    return of(node, mode, json -> {});
  }

  private static Endpoint of(Supplier<NodeView> node, Supplier<String> mode, Piece more) {
    return Endpoint.ofProcess(
        "/health",
        Handler.direct(
            call ->
                call.asksForJson()
                    ? JsonReply.small(
                        call.jsonp(),
                        json -> {
                          json.writeStartObject();
                          json.writeBooleanField("healthy", true);
                          json.writeStringField("mode", mode.get());
                          json.writeStringField("name", node.get().name());
                          json.writeStringField("version", node.get().version());
                          more.write(json);
                          json.writeEndObject();
                        })
                    : HttpResponse.create()));
  }

  private static String mode(MasterViews views) {
    if (views.safeMode().isPresent()) {
      return "safe-mode";
    }
    if (views.leading()) {
      return "serving";
    }
    return views.leader().isPresent() ? "standby" : "no-leader";
  }

  private static void writeRegistry(JsonGenerator json, MasterViews views) throws IOException {
    SafeMode.writeField(json, SafeMode.of(views));
    RegistryCopy.of(views).writeField(json);
    JournalStatusView journal = views.journal().status();
    json.writeObjectFieldStart("journal");
    json.writeStringField("state", journal.state());
    json.writeStringField("problem", journal.problem().orElse(null));
    json.writeEndObject();
  }
}
