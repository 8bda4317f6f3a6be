package dev.parley.agent.container;

import dev.parley.agent.checkpoint.PrivateFolders;
import dev.parley.agent.core.AgentCommand.LaunchFailed;
import dev.parley.agent.core.AgentCommand.TaskExited;
import dev.parley.agent.core.AgentCommand.TaskOutcome;
import dev.parley.agent.core.AgentCommand.TaskStarted;
import dev.parley.agent.core.AgentCommand.TaskVanished;
import dev.parley.agent.core.ContainerId;
import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks as plain processes, each in a session and process group of its own under a supervisor of
 * its own ({@code supervisor.sh}), which outlives this JVM and leaves the exit status on disk. So
 * does all that a later JVM needs to take the tasks up again; only the map of what is going on is
 * in memory. Without control groups, a descendant that leaves its process group escapes a kill.
 */
public final class ProcessContainerizer implements Containerizer {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessContainerizer.class);

  /** A start waits for the disk and for the kernel by turns. */
  private static final int LAUNCHERS = 4;

  private final Consumer<TaskOutcome> outcomes;
  private final Path containersFolder;
  private final TaskStarter starter;
  private final Signaller signaller;
  private final Map<ContainerId, Container> containers = new ConcurrentHashMap<>();
  private final ExecutorService launchers =
      Executors.newFixedThreadPool(LAUNCHERS, Threads.named("task-launcher"));
  private final ReattachedWatch watch;

  private ProcessContainerizer(
      Consumer<TaskOutcome> outcomes,
      Path containersFolder,
      TaskStarter starter,
      Signaller signaller) {
    this.outcomes = outcomes;
    this.containersFolder = containersFolder;
    this.starter = starter;
    this.signaller = signaller;
    this.watch = new ReattachedWatch(this::ended);
  }

  /**
   * @param workDir there already; used by no other agent
   * @param endpoint where the agent's HTTP server is, as {@code host:port}
   * @param outcomes called from threads of the containerizer; per task in order
   * @throws IllegalStateException if something is missing that starting tasks needs
   */
  public static ProcessContainerizer in(
      Path workDir, String endpoint, Consumer<TaskOutcome> outcomes) {
    Path meta = workDir.toAbsolutePath().normalize().resolve("meta");
    Path containers = meta.resolve("containers");
    ShellTools tools = ShellTools.find();
    TaskEnvironment environment =
        new TaskEnvironment(
            System.getenv().getOrDefault("PATH", TaskEnvironment.DEFAULT_PATH),
            System.getProperty("user.home", "/"),
            endpoint);
    try {
      PrivateFolders.make(containers);
      TaskStarter starter =
          TaskStarter.install(
              meta, new SandboxLayout(workDir), environment, Accounts.ofThisProcess(), tools);
      return new ProcessContainerizer(outcomes, containers, starter, new Signaller(tools));
    } catch (IOException e) {
      throw new IllegalStateException("cannot prepare " + meta + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void launch(TaskLaunch launch) {
    Container container = container(launch);
    inBackground(() -> start(container));
  }

  private void inBackground(Runnable work) {
    try {
      launchers.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed already; a later reattach does what is left", e);
    }
  }

  private Container container(TaskLaunch launch) {
    Container container = new Container(launch, folder(launch.container()));
    containers.put(launch.container(), container);
    return container;
  }

  private ContainerFolder folder(ContainerId id) {
    return new ContainerFolder(containersFolder.resolve(id.value()));
  }

  private void start(Container container) {
    TaskLaunch launch = container.launch();
    try {
      if (container.killedBeforeStart()) {
        failed(
            container, TaskReason.TASK_KILLED_DURING_LAUNCH, "killed before the process started");
        return;
      }
      TaskStarter.Started started = starter.start(launch, container.folder());
      running(container, started.task());
      // Only now, so that no end is reported before the start.
      var unused = started.supervisor().onExit().thenRun(() -> ended(container));
    } catch (LaunchException e) {
      failed(container, e.reason(), e.why());
    } catch (RuntimeException e) {
      LOG.error("starting task {} failed", launch.key(), e);
      failed(container, TaskReason.CONTAINER_LAUNCH_FAILED, "cannot start the task: " + e);
    }
  }

  private void running(Container container, ProcessStat task) {
    outcomes.accept(new TaskStarted(container.launch().key(), task.pid()));
    container.started(task.pid()).ifPresent(signal -> send(task.pid(), signal));
  }

  private void failed(Container container, TaskReason reason, String why) {
    if (container.end()) {
      outcomes.accept(new LaunchFailed(container.launch().key(), reason, why));
    }
  }

  @Override
  public void signal(ContainerId id, Signal signal) {
    Container container = containers.get(id);
    if (container != null) {
      container.signal(signal).ifPresent(group -> send(group, signal));
    }
  }

  private void send(long group, Signal signal) {
    try {
      signaller.signal(group, signal);
    } catch (IOException e) {
      LOG.error("cannot signal the process group {}: {}", group, e.getMessage());
    }
  }

  /** The supervisor is gone: it has left the exit status, or was itself ended by force. */
  private void ended(Container container) {
    if (!container.end()) {
      return;
    }
    Optional<ProcessExit> exit = container.folder().exit();
    if (exit.isPresent()) {
      outcomes.accept(new TaskExited(container.launch().key(), exit.get()));
    } else {
      killWhatIsLeft(container.folder());
      outcomes.accept(
          new TaskVanished(
              container.launch().key(),
              TaskReason.EXECUTOR_TERMINATED,
              "the task's supervisor was killed, and the task with it"));
    }
  }

  @Override
  public void reattach(List<TaskLaunch> expected) {
    expected.forEach(this::container);
    Leftovers.in(containersFolder).stream()
        .filter(id -> !containers.containsKey(id))
        .forEach(
            id -> {
              killWhatIsLeft(folder(id));
              delete(id);
            });
    containers.values().forEach(this::reattach);
    watch.begin();
  }

  private void reattach(Container container) {
    Optional<ContainerFolder.Processes> processes = container.folder().processes();
    boolean alive =
        processes
            .filter(p -> p.bootId().equals(starter.bootId()) && p.supervisor().isAlive())
            .isPresent();
    if (alive) {
      running(container, processes.orElseThrow().task());
      watch.add(container, processes.orElseThrow().supervisor());
    } else if (container.folder().exit().isPresent()) {
      ended(container);
    } else {
      killWhatIsLeft(container.folder());
      delete(container.launch().container());
      container.end();
      outcomes.accept(
          new TaskVanished(
              container.launch().key(),
              TaskReason.AGENT_RESTARTED,
              "the agent was restarted, and found neither the task's process nor how it ended"));
    }
  }

  private void killWhatIsLeft(ContainerFolder folder) {
    folder
        .processes()
        .filter(p -> p.bootId().equals(starter.bootId()))
        .map(ContainerFolder.Processes::task)
        .filter(ProcessStat::isAlive)
        .ifPresent(task -> send(task.pid(), Signal.KILL));
  }

  @Override
  public void discard(ContainerId id) {
    containers.remove(id);
    inBackground(() -> delete(id));
  }

  private void delete(ContainerId id) {
    try {
      folder(id).delete();
    } catch (IOException e) {
      LOG.warn("cannot remove what was kept of container {}: {}", id, e.getMessage());
    }
  }

  @Override
  public void close() {
    launchers.shutdown();
    watch.close();
    signaller.close();
  }
}
