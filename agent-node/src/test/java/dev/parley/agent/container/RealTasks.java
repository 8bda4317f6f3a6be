package dev.parley.agent.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.container.Containerizer.Signal;
import dev.parley.agent.core.AgentCommand.TaskExited;
import dev.parley.agent.core.AgentCommand.TaskOutcome;
import dev.parley.agent.core.AgentCommand.TaskStarted;
import dev.parley.agent.core.ContainerId;
import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs real processes in a folder, and leaves none behind. */
final class RealTasks implements AutoCloseable {
  private static final long LIMIT_S = 20;

  private final BlockingQueue<TaskOutcome> outcomes = new LinkedBlockingQueue<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Path workDir;
  private final SandboxLayout layout;
  private ProcessContainerizer containerizer;

  RealTasks(Path workDir) {
    this.workDir = workDir;
    this.layout = new SandboxLayout(workDir);
    this.containerizer = ProcessContainerizer.in(workDir, "localhost:5051", outcomes::add);
  }

  ProcessContainerizer containerizer() {
    return containerizer;
  }

  TaskLaunch describe(CommandSpec command) {
    return describe(command, Resources.of(0.1, 32));
  }

  TaskLaunch describe(CommandSpec command, Resources resources) {
    int number = numbers.incrementAndGet();
    TaskSpec spec = TaskSpec.of(new TaskId("t" + number), "n", resources, command);
    return new TaskLaunch(
        new FrameworkId("f"), "", spec, new AgentId("S0"), new ContainerId("S0-" + number));
  }

  TaskLaunch launch(CommandSpec command) {
    TaskLaunch launch = describe(command);
    containerizer.launch(launch);
    return launch;
  }

  TaskLaunch shell(String line) {
    return launch(CommandSpec.shell(line));
  }

  /** The same folder under a new JVM, as far as a containerizer can tell. */
  void restart(TaskLaunch... expected) {
    containerizer.close();
    outcomes.clear();
    containerizer = ProcessContainerizer.in(workDir, "localhost:5051", outcomes::add);
    containerizer.reattach(List.of(expected));
  }

  TaskOutcome next() throws InterruptedException {
    TaskOutcome outcome = outcomes.poll(LIMIT_S, TimeUnit.SECONDS);
    assertThat(outcome).as("an outcome within %s s", LIMIT_S).isNotNull();
    return outcome;
  }

  long awaitStart() throws InterruptedException {
    TaskOutcome outcome = next();
    assertThat(outcome).isInstanceOf(TaskStarted.class);
    return ((TaskStarted) outcome).pid();
  }

  ProcessExit awaitExit() throws InterruptedException {
    TaskOutcome outcome = next();
    assertThat(outcome).isInstanceOf(TaskExited.class);
    return ((TaskExited) outcome).exit();
  }

  ProcessExit run(CommandSpec command) throws InterruptedException {
    launch(command);
    awaitStart();
    return awaitExit();
  }

  Path file(TaskLaunch launch, String name) {
    return layout.sandbox(launch).resolve(name);
  }

  String read(TaskLaunch launch, String name) throws IOException {
    return Files.readString(file(launch, name));
  }

  /** A number that a task writes into a file of its sandbox, with a line end. */
  long awaitNumber(TaskLaunch launch, String name) throws IOException {
    Path file = file(launch, name);
    Eventually.holds(file + " is written", () -> text(file).endsWith("\n"));
    return Long.parseLong(text(file).strip());
  }

  ContainerFolder folder(TaskLaunch launch) {
    return new ContainerFolder(
        workDir.resolve("meta/containers").resolve(launch.container().value()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  static void awaitDead(long pid) {
    Eventually.holds("process " + pid + " has ended", () -> !isAlive(pid));
  }

  static boolean isAlive(long pid) {
    String stat = text(Path.of("/proc/" + pid + "/stat"));
    return ProcessStat.parse(stat).filter(ProcessStat::isAlive).isPresent();
  }

  @Override
  public void close() throws IOException {
    try (var folders = Files.list(workDir.resolve("meta/containers"))) {
      folders
          .map(ContainerFolder::new)
          .forEach(
              folder ->
                  folder
                      .processes()
                      .filter(p -> p.supervisor().isAlive())
                      .ifPresent(
                          p -> {
                            containerizer.signal(
                                new ContainerId(folder.path().getFileName().toString()),
                                Signal.KILL);
                            awaitDead(p.supervisor().pid());
                          }));
    }
    containerizer.close();
  }
}
