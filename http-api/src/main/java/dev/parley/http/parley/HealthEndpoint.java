package dev.parley.http.parley;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.http.json.JsonReply;
import dev.parley.http.routing.Endpoint;
import dev.parley.http.routing.Handler;
import dev.parley.protocol.view.NodeView;
import java.util.function.Supplier;

/**
 * {@code /health}: 200 from every node that can answer at all, with nothing in it, as in Mesos; for
 * clients that ask for JSON {@code {"healthy":true,"mode","name","version"}}.
 */
public final class HealthEndpoint {
  private HealthEndpoint() {}

  /**
   * @param mode what the node is doing; asked anew for each request
   */
  public static Endpoint of(Supplier<NodeView> node, Supplier<String> mode) {
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
                          json.writeEndObject();
                        })
                    : HttpResponse.create()));
  }
}
