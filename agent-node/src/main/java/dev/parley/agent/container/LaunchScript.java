package dev.parley.agent.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the piece of shell by which a supervisor's child becomes the task. The command and its
 * environment travel in this file and not in arguments, because arguments are seen by every user of
 * the machine, are limited in length, and depend on the JVM's locale. The environment is set only
 * after the account was changed, so that a task's {@code LD_PRELOAD} or {@code PATH} has no say in
 * what runs as root.
 */
final class LaunchScript {
  private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Variables that a shell keeps for itself, or refuses to have set; BASH… is among them. */
  private static final Set<String> SHELL_OWNED =
      Set.of(
          "_",
          "EUID",
          "GROUPS",
          "HISTCMD",
          "IFS",
          "LINENO",
          "OLDPWD",
          "OPTARG",
          "OPTIND",
          "PPID",
          "PS1",
          "PS2",
          "PS4",
          "PWD",
          "RANDOM",
          "SECONDS",
          "SHELLOPTS",
          "SHLVL",
          "UID");

  private final ShellTools tools;

  LaunchScript(ShellTools tools) {
    this.tools = tools;
  }

  /**
   * @param run what the supervisor reads
   * @param inner what a shell of the other account reads, where the account is changed
   */
  record Text(String run, Optional<String> inner) {}

  Text of(List<String> words, SortedMap<String, String> environment, Optional<Account> account) {
    String output = "exec < /dev/null >> stdout 2>> stderr\n";
    if (account.isEmpty()) {
      String become =
          exports(environment) + exec(List.of(tools.setsid(), "--"), words, environment);
      return new Text(output + become, Optional.empty());
    }
    // The inner shell reads its script from its input, which was opened as root: the other account
    // may not look into the agent's folders.
    List<String> change =
        List.of(
            tools.setsid(),
            "--",
            tools.setpriv(),
            "--reuid=" + account.get().uid(),
            "--regid=" + account.get().group(),
            "--init-groups",
            "--",
            "/bin/sh");
    String run = output + "exec " + quoted(change) + " < \"$1/inner\"\n";
    String inner = exports(environment) + exec(List.of(), words, environment) + " < /dev/null\n";
    return new Text(run, Optional.of(inner));
  }

  private static String exports(SortedMap<String, String> environment) {
    StringBuilder text = new StringBuilder();
    environment.forEach(
        (name, value) -> {
          if (!needsHelp(name)) {
            text.append("export ").append(name).append('=').append(quote(value)).append('\n');
          }
        });
    return text.toString();
  }

  /** Names that a shell cannot carry are set by env(1); these few can be seen by other users. */
  private static String exec(
      List<String> before, List<String> words, SortedMap<String, String> environment) {
    SortedMap<String, String> helped = new TreeMap<>(environment);
    helped.keySet().removeIf(name -> !needsHelp(name));
    List<String> all = new ArrayList<>(before);
    if (!helped.isEmpty()) {
      all.add("/usr/bin/env");
      for (Map.Entry<String, String> entry : helped.entrySet()) {
        all.add(entry.getKey() + "=" + entry.getValue());
      }
    }
    all.addAll(words);
    return "exec " + quoted(all);
  }

  private static boolean needsHelp(String name) {
    return !SHELL_NAME.matcher(name).matches()
        || SHELL_OWNED.contains(name)
        || name.startsWith("BASH");
  }

  private static String quoted(List<String> words) {
    return words.stream().map(LaunchScript::quote).collect(Collectors.joining(" "));
  }

  /** Within single quotes a shell takes everything as it is, but the single quote. */
  static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
