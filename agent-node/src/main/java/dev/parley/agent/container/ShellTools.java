package dev.parley.agent.container;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the few programs are that starting a task takes, by full path, so that no search path has a
 * say in it.
 *
 * @param setpriv changes the account; only needed where that is done
 */
record ShellTools(String setsid, String setpriv) {
  private static final List<String> FOLDERS = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

  /**
   * @throws IllegalStateException naming the one that is missing
   */
  static ShellTools find() {
    return new ShellTools(required("setsid"), optional("setpriv"));
  }

  private static String required(String name) {
    String found = optional(name);
    if (!Files.isExecutable(Path.of(found))) {
      throw new IllegalStateException(
          "an agent needs the program " + name + " (of util-linux), and it is not in " + FOLDERS);
    }
    return found;
  }

  private static String optional(String name) {
    return FOLDERS.stream()
        .map(folder -> folder + "/" + name)
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElse("/usr/bin/" + name);
  }
}
