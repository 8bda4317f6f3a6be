package dev.parley.model.resources;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the text form of {@link Resources}, with messages that name the part that is wrong. */
final class ResourcesText {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

  private ResourcesText() {}

  static Resources parse(String text) {
    SortedMap<String, Value> values = new TreeMap<>();
    if (text.isBlank()) {
      return Resources.none();
    }
    for (String part : text.split(";", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int colon = part.indexOf(':');
      if (colon < 0) {
        throw wrong(part, "expected name:value, as in cpus:4");
      }
      String name = part.substring(0, colon).strip();
      if (name.contains("(")) {
        throw wrong(part, "reservations for a role are not supported yet");
      }
      if (!NAME.matcher(name).matches()) {
        throw wrong(part, "'" + name + "' is not a resource name");
      }
      Value value = value(part, part.substring(colon + 1).strip());
      checkKind(part, name, value);
      if (values.put(name, value) != null) {
        throw wrong(part, name + " is named twice");
      }
    }
    return Resources.of(values);
  }

  private static Value value(String part, String text) {
    try {
      if (text.startsWith("[") && text.endsWith("]") && text.length() > 1) {
        return Ranges.parse(text);
      }
      if (text.startsWith("{") && text.endsWith("}") && text.length() > 1) {
        return Items.parse(text);
      }
      return Scalar.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong(part, String.valueOf(e.getMessage()));
    }
  }

  private static void checkKind(String part, String name, Value value) {
    boolean ports = name.equals(Resources.PORTS);
    boolean scalar =
        switch (name) {
          case Resources.CPUS, Resources.MEM, Resources.DISK, Resources.GPUS -> true;
          default -> false;
        };
    if (ports && !(value instanceof Ranges)) {
      throw wrong(part, "ports are given in ranges, as in ports:[31000-32000]");
    }
    if (scalar && !(value instanceof Scalar)) {
      throw wrong(part, name + " is given as a number, as in " + name + ":4");
    }
  }

  private static IllegalArgumentException wrong(String part, String why) {
    return new IllegalArgumentException("resource '" + part.strip() + "': " + why);
  }
}
