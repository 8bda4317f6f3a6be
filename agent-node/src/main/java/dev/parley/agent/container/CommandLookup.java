package dev.parley.agent.container;

import dev.parley.model.tasks.CommandSpec;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out before the start that there is nothing to start, to say so in plain words. */
final class CommandLookup {
  private CommandLookup() {}

  /**
   * @param searchPath the task's own
   * @throws LaunchException if the program of an exec-form command is not there
   */
  static void check(CommandSpec command, String searchPath, Path sandbox) throws LaunchException {
    String program = command.words().get(0);
    if (program.indexOf('/') >= 0) {
      Path file = sandbox.resolve(program);
      if (!Files.exists(file)) {
        throw LaunchException.failed("cannot run '" + program + "': there is no such file");
      }
      if (Files.isDirectory(file) || !Files.isExecutable(file)) {
        throw LaunchException.failed("cannot run '" + program + "': it is not executable");
      }
      return;
    }
    for (String folder : searchPath.split(":", -1)) {
      Path file = sandbox.resolve(folder).resolve(program);
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        return;
      }
    }
    throw LaunchException.failed("cannot run '" + program + "': not found in " + searchPath);
  }
}
