package dev.parley.chaos.framework;

import dev.parley.chaos.history.Amount;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * Tasks that prove that they run: each appends a line with the time to a file of its own, about
 * every tenth of a second, and says at last how it ends.
 */
final class Tasks {
  static final Resources EACH = Resources.of(0.5, 48);
  static final Amount AMOUNT = new Amount(500, 48);

  private static final int LONGEST_SECONDS = 8;
  private static final int ENDLESS_SECONDS = 24 * 3600;

  // No process is started for a line, so that many tasks cost little; the pipe that nobody writes
  // to is what the pauses wait on.
  private static final String SCRIPT =
      """
      LC_ALL=C
      file=$1/$2.$$
      trap 'echo "$EPOCHREALTIME term" >>"$file"; exit 143' TERM
      exec 9<> <(:)
      if [ "$5" = busy ]; then
        while kill -0 $$ 2>/dev/null; do for ((j = 0; j < 20000; j++)); do :; done; done &
      fi
      for ((i = 0; i < $3 * 10; i++)); do
        echo "$EPOCHREALTIME" >>"$file"
        read -rt 0.1 -u 9
      done
      echo "$EPOCHREALTIME exit $4" >>"$file"
      exit "$4"
      """;

  private final Path proofs;
  private final RandomGenerator chance;

  Tasks(Path proofs, RandomGenerator chance) throws IOException {
    this.proofs = proofs;
    this.chance = chance;
    Files.createDirectories(proofs);
  }

  /**
   * One that ends by itself after some seconds; one in five fails.
   *
   * @param busy whether it keeps a core busy meanwhile
   */
  TaskSpec brief(String id, boolean busy) {
    return spec(id, 1 + chance.nextInt(LONGEST_SECONDS), chance.nextInt(5) == 0 ? 3 : 0, busy);
  }

  /** One that runs until it is killed. */
  TaskSpec endless(String id) {
    return spec(id, ENDLESS_SECONDS, 0, false);
  }

  private TaskSpec spec(String id, int seconds, int code, boolean busy) {
    CommandSpec command =
        CommandSpec.exec(
            "bash",
            "-c",
            SCRIPT,
            "beat",
            proofs.toString(),
            id,
            String.valueOf(seconds),
            String.valueOf(code),
            busy ? "busy" : "idle");
    return TaskSpec.of(new TaskId(id), id, EACH, command);
  }
}
