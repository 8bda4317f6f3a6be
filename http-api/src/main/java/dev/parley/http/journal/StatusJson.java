package dev.parley.http.journal;

import dev.parley.http.json.Piece;
import dev.parley.protocol.view.JournalStatusView;

/** The replicated log as one master sees it; {@code problem} and {@code leader} may be null. */
final class StatusJson {
  private StatusJson() {}

  static Piece of(JournalStatusView status) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("node", status.node());
      json.writeStringField("state", status.state());
      json.writeStringField("problem", status.problem().orElse(null));
      json.writeStringField("leader", status.leader().orElse(null));
      json.writeNumberField("term", status.term());
      json.writeNumberField("committed_index", status.committedIndex());
      json.writeNumberField("applied_index", status.appliedIndex());
      json.writeNumberField("flushed_index", status.flushedIndex());
      json.writeNumberField("log_start_index", status.logStartIndex());
      json.writeNumberField("log_bytes", status.logBytes());
      json.writeNumberField("store_bytes", status.storeBytes());
      ReplicasJson.writeField(json, status.replicas());
      json.writeEndObject();
    };
  }
}
