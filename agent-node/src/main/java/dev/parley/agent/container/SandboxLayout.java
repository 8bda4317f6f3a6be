package dev.parley.agent.container;

import dev.parley.agent.core.TaskLaunch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where the tasks' sandboxes are, in the layout of a Mesos agent: {@code
 * <work>/slaves/<agent>/frameworks/<framework>/executors/<task>/runs/<container>}, and beside the
 * runs the link {@code latest}.
 */
public record SandboxLayout(Path workDir) {

  /** The folder above all sandboxes. */
  public Path root() {
    return workDir.toAbsolutePath().normalize().resolve("slaves");
  }

  /** The sandbox of one run of a task, absolute; there as soon as the task was launched. */
  public Path sandbox(TaskLaunch launch) {
    return root()
        .resolve(launch.agent().value())
        .resolve("frameworks")
        .resolve(launch.framework().value())
        .resolve("executors")
        .resolve(launch.spec().id().value())
        .resolve("runs")
        .resolve(launch.container().value());
  }

  /** Makes the sandbox with its two empty output files, and points {@code latest} to it. */
  Path make(TaskLaunch launch) throws IOException {
    Path sandbox = sandbox(launch);
    Files.createDirectories(sandbox);
    Files.createFile(sandbox.resolve("stdout"));
    Files.createFile(sandbox.resolve("stderr"));
    Path next = sandbox.resolveSibling("." + sandbox.getFileName());
    Files.createSymbolicLink(next, sandbox.getFileName());
    // Over the old link at once: a reader never finds none.
    Files.move(next, sandbox.resolveSibling("latest"), StandardCopyOption.ATOMIC_MOVE);
    return sandbox;
  }
}
