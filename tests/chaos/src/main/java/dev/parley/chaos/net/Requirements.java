package dev.parley.chaos.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What this machine must have, so that nodes can be given networks of their own. */
public final class Requirements {
  private Requirements() {}

  /** What is missing here, for people to read; nothing if all is there. */
  public static Optional<String> missing() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("network namespaces are made by root alone, and this is not root");
    }
    for (String tool : new String[] {"ip", "iptables", "bash"}) {
      if (!onPath(tool)) {
        return Optional.of("there is no " + tool + " here; .ci/run installs what the tests need");
      }
    }
    String trial = "pc" + ProcessHandle.current().pid() + "-trial";
    try {
      Commands.run("ip netns add " + trial);
      try {
        Commands.run("ip netns exec " + trial + " iptables -w -S");
        return Optional.empty();
      } finally {
        Commands.run("ip netns del " + trial);
      }
    } catch (IOException e) {
      return Optional.of("network namespaces cannot be made here: " + e.getMessage());
    }
  }

  private static boolean onPath(String tool) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(":", -1)), Stream.of("/usr/sbin", "/sbin"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
