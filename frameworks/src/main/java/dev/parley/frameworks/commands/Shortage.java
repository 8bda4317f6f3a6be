package dev.parley.frameworks.commands;

import dev.parley.model.resources.Resources;
import dev.parley.model.resources.Value;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why no agent of a cluster, even if idle, has room for a task.
 *
 * @param wanted by the task
 * @param agents all that each agent lends, by its name
 */
public record Shortage(Resources wanted, Map<String, Resources> agents) {

  /** Empty if some agent is large enough, so that the task has only to wait. */
  public static Optional<Shortage> of(Resources wanted, Map<String, Resources> agents) {
    boolean fits = agents.values().stream().anyMatch(total -> total.contains(wanted));
    return fits ? Optional.empty() : Optional.of(new Shortage(wanted, Map.copyOf(agents)));
  }

  /**
   * The names of the resources of which no agent has enough; empty if it is a matter of several.
   */
  public List<String> shortOf() {
    return wanted.asMap().entrySet().stream()
        .filter(e -> agents.values().stream().noneMatch(total -> has(total, e)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** One line that names what is short and what the largest agent offers. */
  public String message() {
    if (agents.isEmpty()) {
      return "no agent has registered with the master yet";
    }
    List<String> names = shortOf();
    if (names.isEmpty()) {
      return "no single agent has "
          + wanted
          + "; the largest offers "
          + largest(wanted.asMap().keySet());
    }
    return names.stream()
        .map(name -> "no agent has " + name + ":" + text(wanted, name) + most(name))
        .collect(Collectors.joining("; "));
  }

  private String most(String name) {
    return agents.entrySet().stream()
        .filter(e -> e.getValue().get(name).isPresent())
        .max(Comparator.comparingLong(e -> e.getValue().milli(name)))
        .map(e -> ", the largest agent, " + e.getKey() + ", offers " + text(e.getValue(), name))
        .orElse(", none offers any");
  }

  /** The agent with the most of the first resource, told by the resources that matter. */
  private String largest(Collection<String> names) {
    String first = names.iterator().next();
    return agents.entrySet().stream()
        .max(Comparator.comparingLong(e -> e.getValue().milli(first)))
        .map(
            e ->
                names.stream()
                        .filter(name -> e.getValue().get(name).isPresent())
                        .map(name -> name + ":" + text(e.getValue(), name))
                        .collect(Collectors.joining(";"))
                    + " ("
                    + e.getKey()
                    + ")")
        .orElse("nothing");
  }

  private static boolean has(Resources total, Map.Entry<String, Value> want) {
    return total.contains(Resources.of(Map.of(want.getKey(), want.getValue())));
  }

  private static String text(Resources resources, String name) {
    return resources.get(name).map(Value::toString).orElse("0");
  }
}
