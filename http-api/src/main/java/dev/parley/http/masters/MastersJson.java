package dev.parley.http.masters;

import dev.parley.http.journal.ReplicasJson;
import dev.parley.http.json.Piece;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.view.JournalStatusView.ReplicaView;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.view.MasterViews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The masters, each with its replicas of the log: none if it has not come yet, two while it is
 * being replaced. {@code address} is null for one that is no longer to be a member but still is.
 *
 * <pre>{@code
 * {"masters":[{"name":"m1","address":"10.0.0.1:2551","leading":true,
 *              "replicas":[{"name":"m1","peer_id":"m1","address":"10.0.0.1:2552","role":"leader",
 *                           "lag":0,"last_contact_ms":0}]}]}
 * }</pre>
 */
final class MastersJson {
  private MastersJson() {}

  static Piece of(MasterViews views) {
    Map<String, Optional<String>> addresses = new LinkedHashMap<>();
    for (String master : views.masters()) {
      MasterAddress address = MasterAddress.parse(master);
      addresses.put(address.name(), Optional.of(address.host() + ":" + address.port()));
    }
    List<ReplicaView> replicas = views.journal().status().replicas();
    replicas.forEach(replica -> addresses.putIfAbsent(replica.name(), Optional.empty()));
    Optional<String> leader = views.leader().map(LeaderView::name);
    return json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("masters");
      for (Map.Entry<String, Optional<String>> master : addresses.entrySet()) {
        String name = master.getKey();
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("address", master.getValue().orElse(null));
        json.writeBooleanField("leading", leader.equals(Optional.of(name)));
        ReplicasJson.writeField(
            json, replicas.stream().filter(replica -> replica.name().equals(name)).toList());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    };
  }
}
