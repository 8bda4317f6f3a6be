package dev.parley.cli.work.options;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.Role;
import dev.parley.model.resources.Resources;
import dev.parley.model.resources.Scalar;
import dev.parley.model.tasks.CommandSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what a task is given and how it runs: {@code @Mixin TaskOptions task}. */
public final class TaskOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandLine.Model.@Nullable CommandSpec mixee;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      defaultValue = "0.1",
      description = "CPUs of each task. Default: ${DEFAULT-VALUE}")
  private double cpus;

  @Option(
      names = "--mem",
      paramLabel = "MIB",
      defaultValue = "32",
      description = "Memory of each task, in MiB. Default: ${DEFAULT-VALUE}")
  private double mem;

  @Option(
      names = {"-e", "--env"},
      paramLabel = "NAME[=VALUE]",
      description = {
        "A variable of the task's environment; without a value, the one it has here. The rest of the"
            + " environment here is not passed on. May be given several times."
      })
  private List<String> environment = new ArrayList<>();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The account to run as; by default the agent's own.")
  private @Nullable String user;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "The role whose share of the cluster is used. Default: *")
  private @Nullable String role;

  @Option(
      names = "--cwd",
      paramLabel = "DIR",
      description = {
        "The folder to run in, if the agent has it; by default the one you are in. Where there is no"
            + " such folder, a task runs in its sandbox."
      })
  private @Nullable Path folder;

  @Option(
      names = "--sandbox-cwd",
      description = "Run in the task's sandbox, a new and empty folder on its agent.")
  private boolean inSandbox;

  /**
   * What each task is given.
   *
   * @throws ParameterException for amounts that make no sense
   */
  public Resources resources() {
    Resources resources =
        Resources.none()
            .with(Resources.CPUS, amount("--cpus", cpus))
            .with(Resources.MEM, amount("--mem", mem));
    if (resources.isEmpty()) {
      throw refused("--cpus and --mem are both 0: a task needs some of one of them");
    }
    return resources;
  }

  /**
   * The framework that runs the tasks.
   *
   * @throws ParameterException for a role that is none
   */
  public FrameworkInfo framework(String name) {
    FrameworkInfo info = FrameworkInfo.named(name);
    try {
      return role == null ? info : info.withRoles(Set.of(new Role(role)));
    } catch (IllegalArgumentException e) {
      throw refused("--role: " + e.getMessage());
    }
  }

  /**
   * How a task runs these words.
   *
   * @throws IllegalArgumentException if they are not a command
   */
  public CommandSpec command(List<String> words) {
    CommandSpec command = CommandSpec.exec(words);
    if (!inSandbox) {
      Path here = folder == null ? Path.of("") : folder;
      command = SubmitFolder.runIn(here.toAbsolutePath().normalize(), words);
    }
    command = command.withEnvironment(variables());
    return user == null ? command : command.asUser(user);
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      if (equals == 0 || variable.isEmpty()) {
        throw refused("--env '" + variable + "': expected NAME=VALUE, or NAME");
      }
      String name = equals < 0 ? variable : variable.substring(0, equals);
      String value = equals < 0 ? System.getenv(name) : variable.substring(equals + 1);
      if (value == null) {
        throw refused("--env " + name + ": there is no such variable here; give it a value");
      }
      variables.put(name, value);
    }
    return variables;
  }

  private Scalar amount(String option, double number) {
    try {
      return Scalar.of(number);
    } catch (IllegalArgumentException e) {
      throw refused(option + ": " + e.getMessage());
    }
  }

  private ParameterException refused(String message) {
    return new ParameterException(Objects.requireNonNull(mixee).commandLine(), message);
  }
}
