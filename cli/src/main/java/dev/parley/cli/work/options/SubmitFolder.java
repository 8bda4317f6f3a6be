package dev.parley.cli.work.options;

import dev.parley.model.tasks.CommandSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets a command run in the folder it was submitted from, so that relative paths mean the same as
 * without a cluster. Where the agent has no such folder, the command runs in its sandbox. A shell
 * goes there and then becomes the command.
 */
public final class SubmitFolder {
  /** Names the folder to the task. */
  public static final String VARIABLE = "PARLEY_SUBMIT_DIR";

  // With "parley" for the shell's name, a command that is not there is told in a line of parley's.
  private static final List<String> GO_THERE =
      List.of("/bin/sh", "-c", "cd \"$" + VARIABLE + "\" 2>/dev/null; exec \"$@\"", "parley");

  private SubmitFolder() {}

  /**
   * @param folder absolute
   */
  public static CommandSpec runIn(Path folder, List<String> command) {
    List<String> words = new ArrayList<>(GO_THERE);
    words.addAll(command);
    return CommandSpec.exec(words).withEnvironment(Map.of(VARIABLE, folder.toString()));
  }
}
