package dev.parley.chaos.net;

import java.io.IOException;
import java.util.List;

/** Takes networks away: this run's own, and those of runs whose process was killed. */
final class Leftovers {
  /** How the name of every network begins; then comes the id of the process that made it. */
  static final String PREFIX = "pc";

  private static final String OWNED = PREFIX + "(\\d+)n\\d+(-\\w+)?";

  private Leftovers() {}

  /** What belongs to processes that are gone. */
  static void remove() throws IOException {
    for (String namespace : namespaces()) {
      if (namespace.matches(OWNED) && ownerIsGone(namespace)) {
        removeNamespace(namespace);
      }
    }
    for (String link : links()) {
      if (link.matches(OWNED) && ownerIsGone(link)) {
        Commands.run("ip link del " + link);
      }
    }
  }

  /** All of the network of this name. */
  static void remove(String network) throws IOException {
    if (links().contains(network)) {
      Commands.run("ip link del " + network);
    }
    for (String namespace : namespaces()) {
      if (namespace.startsWith(network + "-")) {
        removeNamespace(namespace);
      }
    }
  }

  private static boolean ownerIsGone(String name) {
    return ProcessHandle.of(Long.parseLong(name.replaceFirst(OWNED, "$1"))).isEmpty();
  }

  // Tasks outlive their agents, so what runs inside is ended first.
  private static void removeNamespace(String namespace) throws IOException {
    Commands.run("ip netns pids " + namespace)
        .lines()
        .map(line -> Long.parseLong(line.strip()))
        .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    Commands.run("ip netns del " + namespace);
  }

  private static List<String> namespaces() throws IOException {
    return Commands.run("ip netns list").lines().map(line -> line.replaceFirst(" .*", "")).toList();
  }

  private static List<String> links() throws IOException {
    return Commands.run("ip -o link show")
        .lines()
        .map(line -> line.replaceFirst("^\\d+: ([^@:]+).*", "$1"))
        .toList();
  }
}
