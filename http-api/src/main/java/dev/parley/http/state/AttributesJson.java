package dev.parley.http.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Numbers;
import dev.parley.model.agents.Attributes;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** Attributes of an agent: what looks like a number is one. */
final class AttributesJson {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

  private AttributesJson() {}

  static void field(JsonGenerator json, Attributes attributes) throws IOException {
    json.writeObjectFieldStart("attributes");
    for (Map.Entry<String, String> entry : attributes.values().entrySet()) {
      json.writeFieldName(entry.getKey());
      if (NUMBER.matcher(entry.getValue()).matches()) {
        Numbers.writeDouble(json, Double.parseDouble(entry.getValue()));
      } else {
        json.writeString(entry.getValue());
      }
    }
    json.writeEndObject();
  }
}
