package dev.parley.cli.work.options;

import dev.parley.model.ids.TaskId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Names and ids for tasks that are told apart in the whole cluster, and not too long to type. */
public final class TaskNames {
  private static final int LONGEST = 60;

  private TaskNames() {}

  /** The program's own name, without its folders. */
  public static String of(List<String> command) {
    String program = command.get(0);
    String name = program.substring(program.lastIndexOf('/') + 1);
    return name.isEmpty() ? "task" : name;
  }

  /** {@code wc-3f9ab2}: made of a name, and different at each call. */
  public static String unique(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_.-]+", "_");
    String shorter = plain.substring(0, Math.min(plain.length(), LONGEST));
    return String.format(
        Locale.ROOT, "%s-%06x", shorter, ThreadLocalRandom.current().nextInt(1 << 24));
  }

  /** The id of one of a batch of tasks. */
  public static TaskId numbered(String unique, long number) {
    return new TaskId(String.format(Locale.ROOT, "%s-%06d", unique, number));
  }
}
