package dev.parley.http.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Numbers;
import dev.parley.model.ids.Role;
import dev.parley.model.resources.Items;
import dev.parley.model.resources.Ranges;
import dev.parley.model.resources.Resources;
import dev.parley.model.resources.Scalar;
import dev.parley.model.resources.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Resources in the three forms Mesos has: short, full, and as bare quantities. */
final class ResourcesJson {
  private static final List<String> ALWAYS_THERE =
      List.of(Resources.DISK, Resources.MEM, Resources.GPUS, Resources.CPUS);

  private ResourcesJson() {}

  /** {@code "name":{"disk":0.0,"mem":32.0,"gpus":0.0,"cpus":0.1,"ports":"[31005-31005]"}}. */
  static void field(JsonGenerator json, String name, Resources resources) throws IOException {
    json.writeObjectFieldStart(name);
    for (String scalar : ALWAYS_THERE) {
      json.writeFieldName(scalar);
      Numbers.writeMilli(json, resources.milli(scalar));
    }
    for (Map.Entry<String, Value> entry : resources.asMap().entrySet()) {
      if (!ALWAYS_THERE.contains(entry.getKey())) {
        json.writeFieldName(entry.getKey());
        writeShort(json, entry.getValue());
      }
    }
    json.writeEndObject();
  }

  /** The fields of one resource after the other, as in the v1 API; without the brackets. */
  static void writeFull(JsonGenerator json, Resources resources, Optional<Role> allocatedTo)
      throws IOException {
    for (Map.Entry<String, Value> entry : resources.asMap().entrySet()) {
      json.writeStartObject();
      json.writeStringField("name", entry.getKey());
      writeTyped(json, entry.getValue());
      json.writeStringField("role", Role.ANY.value());
      if (allocatedTo.isPresent()) {
        json.writeObjectFieldStart("allocation_info");
        json.writeStringField("role", allocatedTo.get().value());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }

  /** {@code "name":{"cpus":0.5,"ports":1.0}}: how much or how many there is of each. */
  static void quantitiesField(JsonGenerator json, String name, Resources resources)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Value> entry : resources.asMap().entrySet()) {
      json.writeFieldName(entry.getKey());
      Numbers.writeMilli(json, milli(entry.getValue()));
    }
    json.writeEndObject();
  }

  private static void writeShort(JsonGenerator json, Value value) throws IOException {
    if (value instanceof Scalar scalar) {
      Numbers.writeMilli(json, scalar.milli());
    } else if (value instanceof Ranges ranges) {
      json.writeString(
          ranges.ranges().stream()
              .map(Ranges.Range::toString)
              .collect(Collectors.joining(", ", "[", "]")));
    } else if (value instanceof Items items) {
      json.writeString("{" + String.join(", ", items.names()) + "}");
    }
  }

  private static void writeTyped(JsonGenerator json, Value value) throws IOException {
    if (value instanceof Scalar scalar) {
      json.writeStringField("type", "SCALAR");
      json.writeObjectFieldStart("scalar");
      json.writeFieldName("value");
      Numbers.writeMilli(json, scalar.milli());
      json.writeEndObject();
    } else if (value instanceof Ranges ranges) {
      json.writeStringField("type", "RANGES");
      json.writeObjectFieldStart("ranges");
      json.writeArrayFieldStart("range");
      for (Ranges.Range range : ranges.ranges()) {
        json.writeStartObject();
        json.writeNumberField("begin", range.begin());
        json.writeNumberField("end", range.end());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } else if (value instanceof Items items) {
      json.writeStringField("type", "SET");
      json.writeObjectFieldStart("set");
      json.writeArrayFieldStart("item");
      for (String item : items.names()) {
        json.writeString(item);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static long milli(Value value) {
    if (value instanceof Scalar scalar) {
      return scalar.milli();
    }
    if (value instanceof Ranges ranges) {
      return Math.multiplyExact(ranges.count(), 1000L);
    }
    return value instanceof Items items ? items.names().size() * 1000L : 0;
  }
}
