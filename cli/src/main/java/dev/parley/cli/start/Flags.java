package dev.parley.cli.start;

import dev.parley.config.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the flags of a command set in the configuration. Values are checked there alone; this
 * remembers which flag a key came from, to name it when the value is wrong. For one thread.
 */
final class Flags {
  /** As the configuration calls the place that these values come from. */
  private static final String SOURCE = "command line";

  /** Of no use to a user, who did not write that. */
  private static final String DEFAULTS = "reference.conf @";

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  /** Sets nothing where the flag is not given. */
  Flags set(String flag, String key, @Nullable Object value) {
    if (value != null) {
      values.put(key, value.toString());
      names.put(key, flag);
    }
    return this;
  }

  /** Values by their keys. */
  Map<String, String> values() {
    return values;
  }

  /** The same problem in terms of the flag that caused it, if one did. */
  Problem named(Problem problem) {
    String flag = names.get(problem.key());
    boolean ours = problem.where().filter(SOURCE::equals).isPresent();
    if (flag != null && ours) {
      return new Problem(flag, problem.what(), Optional.empty());
    }
    boolean defaults = problem.where().filter(where -> where.startsWith(DEFAULTS)).isPresent();
    return defaults ? new Problem(problem.key(), problem.what(), Optional.empty()) : problem;
  }
}
