package dev.parley.http.state;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Numbers;
import dev.parley.http.json.Piece;
import dev.parley.http.json.Pieces;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.ClusterView.FrameworkView;
import dev.parley.protocol.view.ClusterView.TaskView;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code /roles}: those that a present framework has, or that hold resources. */
public final class RolesState {
  private final SortedMap<Role, Share> shares = new TreeMap<>();

  /** What a role has. */
  private static final class Share {
    private Resources allocated = Resources.none();
    private Resources offered = Resources.none();
    private final SortedSet<String> frameworks = new TreeSet<>();
  }

  private RolesState(ClusterView cluster) {
    for (FrameworkView framework : cluster.frameworks()) {
      if (framework.removedAt().isEmpty()) {
        framework.info().roles().forEach(r -> share(r).frameworks.add(framework.id().value()));
      }
    }
    for (TaskView task : cluster.tasks()) {
      if (task.state().isLive()) {
        Share share = share(task.role());
        share.allocated = share.allocated.plus(task.spec().resources());
      }
    }
    for (Offer offer : cluster.offers()) {
      Share share = share(offer.role());
      share.offered = share.offered.plus(offer.resources());
    }
  }

  public static Source<Piece, NotUsed> of(ClusterView cluster) {
    RolesState state = new RolesState(cluster);
    return Pieces.list("roles", List.copyOf(state.shares.keySet()), state::write);
  }

  private Share share(Role role) {
    return shares.computeIfAbsent(role, r -> new Share());
  }

  private void write(JsonGenerator json, Role role) throws IOException {
    Share share = share(role);
    json.writeStartObject();
    json.writeStringField("name", role.value());
    json.writeFieldName("weight");
    Numbers.writeDouble(json, 1);
    json.writeObjectFieldStart("quota");
    json.writeStringField("role", role.value());
    ResourcesJson.quantitiesField(json, "guarantee", Resources.none());
    ResourcesJson.quantitiesField(json, "limit", Resources.none());
    ResourcesJson.quantitiesField(json, "consumed", share.allocated);
    json.writeEndObject();
    ResourcesJson.quantitiesField(json, "resources", share.allocated.plus(share.offered));
    ResourcesJson.quantitiesField(json, "allocated", share.allocated);
    ResourcesJson.quantitiesField(json, "offered", share.offered);
    ResourcesJson.quantitiesField(json, "reserved", Resources.none());
    json.writeArrayFieldStart("frameworks");
    for (String framework : share.frameworks) {
      json.writeString(framework);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
