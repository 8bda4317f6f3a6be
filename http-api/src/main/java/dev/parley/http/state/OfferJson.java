package dev.parley.http.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.model.offers.Offer;
import java.io.IOException;

/** An offer that its framework has not answered yet. */
final class OfferJson {
  private OfferJson() {}

  static void write(JsonGenerator json, Offer offer) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", offer.id().value());
    json.writeStringField("framework_id", offer.framework().value());
    json.writeObjectFieldStart("allocation_info");
    json.writeStringField("role", offer.role().value());
    json.writeEndObject();
    json.writeStringField("slave_id", offer.agent().value());
    ResourcesJson.field(json, "resources", offer.resources());
    json.writeEndObject();
  }
}
