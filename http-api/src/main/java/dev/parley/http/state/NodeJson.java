package dev.parley.http.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Piece;
import dev.parley.protocol.view.NodeView;
import java.io.IOException;

/**
 * What {@code /version}, {@code /flags} and {@code /state} say of the node itself. Names like
 * {@code master@host:port} carry the HTTP port: that is where clients of Mesos go with them.
 */
public final class NodeJson {
  private NodeJson() {}

  public static Piece version(NodeView node) {
    return json -> {
      json.writeStartObject();
      BuildInfo.writeFields(json);
      json.writeStringField("version", node.version());
      json.writeEndObject();
    };
  }

  /** The settings that clients of Mesos look for in the flags. */
  public static Piece flags(NodeView node) {
    return json -> {
      json.writeStartObject();
      flagsField(json, node);
      json.writeEndObject();
    };
  }

  static void flagsField(JsonGenerator json, NodeView node) throws IOException {
    json.writeObjectFieldStart("flags");
    json.writeStringField("hostname", node.hostname());
    json.writeStringField("port", Integer.toString(node.httpPort()));
    json.writeEndObject();
  }

  static String masterPid(String hostname, int httpPort) {
    return "master@" + hostname + ":" + httpPort;
  }

  static String agentPid(String hostname, int httpPort) {
    return "slave(1)@" + hostname + ":" + httpPort;
  }
}
