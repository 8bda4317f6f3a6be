package dev.parley.model.agents;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an operator says of an agent, for frameworks to choose by: {@code rack:r1;zone:z1}. */
public record Attributes(SortedMap<String, String> values) {
  public static final Attributes NONE = new Attributes(new TreeMap<>());

  public Attributes {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public static Attributes of(Map<String, String> values) {
    return new Attributes(new TreeMap<>(values));
  }

  /**
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public static Attributes parse(String text) {
    SortedMap<String, String> parsed = new TreeMap<>();
    for (String part : text.split(";", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int colon = part.indexOf(':');
      String name = colon < 0 ? "" : part.substring(0, colon).strip();
      String value = part.substring(colon + 1).strip();
      if (name.isEmpty() || value.isEmpty()) {
        throw new IllegalArgumentException(
            "attribute '" + part.strip() + "': expected name:value, as in rack:r1");
      }
      if (parsed.put(name, value) != null) {
        throw new IllegalArgumentException(
            "attribute '" + part.strip() + "': " + name + " is named twice");
      }
    }
    return new Attributes(parsed);
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(e -> e.getKey() + ":" + e.getValue())
        .collect(Collectors.joining(";"));
  }
}
