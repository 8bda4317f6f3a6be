package dev.parley.model.tasks;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a task runs: either a program with its arguments, or a line for {@code /bin/sh -c}.
 *
 * @param shell whether {@code arguments} is a single line for the shell
 * @param arguments the program and its arguments, never empty
 * @param environment added to the small environment every task has
 * @param user the account to run as; absent for the framework's
 */
public record CommandSpec(
    boolean shell,
    List<String> arguments,
    SortedMap<String, String> environment,
    Optional<String> user) {

  /**
   * @throws IllegalArgumentException for no or an empty program, or a NUL character anywhere
   */
  public CommandSpec {
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
      throw new IllegalArgumentException("a command needs a program to run");
    }
    if (shell && arguments.size() != 1) {
      throw new IllegalArgumentException("a shell command is a single line");
    }
    arguments.forEach(a -> refuseNul("an argument", a));
    environment.forEach(
        (name, value) -> {
          if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException(
                "'" + name + "' is not a name of an environment variable");
          }
          refuseNul("the environment", name);
          refuseNul("the environment", value);
        });
  }

  public static CommandSpec exec(List<String> arguments) {
    return new CommandSpec(false, arguments, new TreeMap<>(), Optional.empty());
  }

  public static CommandSpec exec(String... arguments) {
    return exec(List.of(arguments));
  }

  public static CommandSpec shell(String line) {
    return new CommandSpec(true, List.of(line), new TreeMap<>(), Optional.empty());
  }

  public CommandSpec withEnvironment(Map<String, String> added) {
    SortedMap<String, String> all = new TreeMap<>(environment);
    all.putAll(added);
    return new CommandSpec(shell, arguments, all, user);
  }

  public CommandSpec asUser(String account) {
    return new CommandSpec(shell, arguments, environment, Optional.of(account));
  }

  /** The words to execute, the shell included. */
  public List<String> words() {
    return shell ? List.of("/bin/sh", "-c", arguments.get(0)) : arguments;
  }

  private static void refuseNul(String where, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(where + " has a NUL character");
    }
  }
}
