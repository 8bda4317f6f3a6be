package dev.parley.journal.membership;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names of masters in sentences. */
final class Names {
  private Names() {}

  /** {@code m1, m2 and m3}. */
  static String all(Collection<String> names) {
    TreeSet<String> sorted = new TreeSet<>(names);
    if (sorted.size() < 2) {
      return String.join("", sorted);
    }
    String last = sorted.last();
    return String.join(", ", sorted.headSet(last)) + " and " + last;
  }

  /** {@code m1 (10.0.0.1:2552) and m2 (10.0.0.2:2552)}. */
  static String withAddresses(Collection<String> names, Map<String, String> addresses) {
    return all(names.stream().map(name -> name + " (" + addresses.get(name) + ")").toList());
  }

  /** {@code m1=10.0.0.1:2552, m2=10.0.0.2:2552}. */
  static String list(Map<String, String> masters) {
    return masters.entrySet().stream()
        .map(master -> master.getKey() + "=" + master.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** {@code has}, or {@code have} for several. */
  static String have(Collection<String> names) {
    return names.size() == 1 ? "has" : "have";
  }
}
