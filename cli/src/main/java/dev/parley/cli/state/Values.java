package dev.parley.cli.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.tasks.TaskState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Values as {@code /state} has them. */
public final class Values {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private Values() {}

  /** Seconds since 1970 with a fraction; 1970 itself for nothing. */
  static Instant time(JsonNode seconds) {
    return Instant.ofEpochSecond(0, seconds.decimalValue().multiply(NANOS).longValue());
  }

  /** {@code cpus:0.1;mem:32}: what there is of each, in the form of {@code --resources}. */
  public static String resources(JsonNode amounts) {
    List<String> parts = new ArrayList<>();
    add(parts, "cpus", amounts);
    add(parts, "mem", amounts);
    add(parts, "disk", amounts);
    amounts
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!List.of("cpus", "mem", "disk").contains(name)) {
                add(parts, name, amounts);
              }
            });
    return String.join(";", parts);
  }

  /** {@code 0.5/4}: so much of so much. */
  public static String share(String resource, JsonNode part, JsonNode whole) {
    return amount(part.path(resource)) + "/" + amount(whole.path(resource));
  }

  /** Without a fraction where it has none; texts as they are. */
  public static String amount(JsonNode value) {
    if (!value.isNumber()) {
      return value.isTextual() ? value.asText() : "0";
    }
    BigDecimal number = value.decimalValue();
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  static String joined(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return String.join(",", texts);
  }

  static String firstSet(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  static boolean hasEnded(String state) {
    try {
      return TaskState.valueOf(state).hasEnded();
    } catch (IllegalArgumentException ofANewerMaster) {
      return false;
    }
  }

  private static void add(List<String> parts, String name, JsonNode amounts) {
    JsonNode value = amounts.path(name);
    boolean nothing = value.isMissingNode() || (value.isNumber() && value.doubleValue() == 0);
    if (!nothing) {
      parts.add(name + ":" + amount(value));
    }
  }
}
