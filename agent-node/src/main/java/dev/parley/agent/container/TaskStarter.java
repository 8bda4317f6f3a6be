package dev.parley.agent.container;

import dev.parley.agent.core.TaskLaunch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** Makes a task's folders and starts its supervisor. Holds no state and may be shared. */
final class TaskStarter {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final SandboxLayout sandboxes;
  private final TaskEnvironment environment;
  private final Accounts accounts;
  private final ShellTools tools;
  private final Path supervisor;
  private final String bootId;

  private TaskStarter(
      SandboxLayout sandboxes,
      TaskEnvironment environment,
      Accounts accounts,
      ShellTools tools,
      Path supervisor,
      String bootId) {
    this.sandboxes = sandboxes;
    this.environment = environment;
    this.accounts = accounts;
    this.tools = tools;
    this.supervisor = supervisor;
    this.bootId = bootId;
  }

  /**
   * @param meta where the supervisors' script is put
   */
  static TaskStarter install(
      Path meta,
      SandboxLayout sandboxes,
      TaskEnvironment environment,
      Accounts accounts,
      ShellTools tools)
      throws IOException {
    Path script = meta.resolve("supervisor");
    Path next = meta.resolve("supervisor.new");
    try (InputStream text =
        Objects.requireNonNull(TaskStarter.class.getResourceAsStream("supervisor.sh"))) {
      Files.copy(text, next, StandardCopyOption.REPLACE_EXISTING);
    }
    // A supervisor of an earlier version goes on reading the file that it has open.
    Files.move(next, script, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    String bootId = Files.readString(BOOT_ID).strip();
    return new TaskStarter(sandboxes, environment, accounts, tools, script, bootId);
  }

  /** Of this run of the machine. */
  String bootId() {
    return bootId;
  }

  /**
   * A task that was started.
   *
   * @param supervisor a child of this JVM
   * @param task the leader of its process group
   */
  record Started(Process supervisor, ProcessStat task) {}

  /** Returns when the task's process exists. */
  Started start(TaskLaunch launch, ContainerFolder folder) throws LaunchException {
    try {
      Optional<Account> account = accounts.switchTo(launch.account());
      Path sandbox = sandboxes.make(launch);
      SortedMap<String, String> variables = environment.of(launch, sandbox, account);
      CommandLookup.check(launch.spec().command(), variables.getOrDefault("PATH", ""), sandbox);
      if (account.isPresent()) {
        giveTo(account.get(), sandbox);
      }
      write(launch, folder, variables, account);
      return spawn(sandbox, folder);
    } catch (IOException e) {
      throw LaunchException.failed("cannot start the task: " + describe(e));
    } catch (InvalidPathException e) {
      throw LaunchException.failed(
          "cannot start the task: the agent's locale has no name for the folder '"
              + e.getInput()
              + "'; run the agent with a UTF-8 locale");
    }
  }

  private static String describe(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static void giveTo(Account account, Path sandbox) throws IOException {
    UserPrincipal owner =
        sandbox
            .getFileSystem()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(account.name());
    for (Path path : new Path[] {sandbox, sandbox.resolve("stdout"), sandbox.resolve("stderr")}) {
      Objects.requireNonNull(Files.getFileAttributeView(path, PosixFileAttributeView.class))
          .setOwner(owner);
      Files.setAttribute(path, "unix:gid", account.group());
    }
  }

  private void write(
      TaskLaunch launch,
      ContainerFolder folder,
      SortedMap<String, String> variables,
      Optional<Account> account)
      throws IOException {
    LaunchScript.Text text =
        new LaunchScript(tools).of(launch.spec().command().words(), variables, account);
    Files.createDirectories(folder.path());
    if (text.inner().isPresent()) {
      Files.writeString(folder.inner(), text.inner().get());
    }
    Files.writeString(folder.run(), text.run());
  }

  private Started spawn(Path sandbox, ContainerFolder folder) throws IOException, LaunchException {
    // In a session of its own: what is done to the agent's process group does not reach it.
    ProcessBuilder builder =
        new ProcessBuilder(
            tools.setsid(), "/bin/sh", supervisor.toString(), folder.path().toString(), bootId);
    builder.directory(sandbox.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", TaskEnvironment.DEFAULT_PATH);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectError(folder.errors().toFile());
    Process process = builder.start();
    try (BufferedReader said = process.inputReader(StandardCharsets.ISO_8859_1)) {
      String line = said.readLine();
      Optional<ProcessStat> task = line == null ? Optional.empty() : ProcessStat.parse(line);
      return new Started(
          process,
          task.orElseThrow(
              () -> LaunchException.failed("cannot start the task: " + folder.complaint())));
    }
  }
}
