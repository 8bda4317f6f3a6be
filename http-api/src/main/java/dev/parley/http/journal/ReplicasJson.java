package dev.parley.http.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.protocol.view.JournalStatusView.ReplicaView;
import java.io.IOException;
import java.util.List;

/**
 * Members of the log's group: {@code
 * [{"name","peer_id","address","role","lag","last_contact_ms"}]}. The last two are null where the
 * node that was asked does not know them.
 */
public final class ReplicasJson {
  private ReplicasJson() {}

  public static void writeField(JsonGenerator json, List<ReplicaView> replicas) throws IOException {
    json.writeArrayFieldStart("replicas");
    for (ReplicaView replica : replicas) {
      json.writeStartObject();
      json.writeStringField("name", replica.name());
      json.writeStringField("peer_id", replica.peerId());
      json.writeStringField("address", replica.address());
      json.writeStringField("role", replica.role());
      if (replica.lag().isPresent()) {
        json.writeNumberField("lag", replica.lag().get());
      } else {
        json.writeNullField("lag");
      }
      if (replica.lastContact().isPresent()) {
        json.writeNumberField("last_contact_ms", replica.lastContact().get().toMillis());
      } else {
        json.writeNullField("last_contact_ms");
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
