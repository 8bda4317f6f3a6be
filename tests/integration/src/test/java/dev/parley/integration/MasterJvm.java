package dev.parley.integration;

import dev.parley.protocol.link.MasterAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A master of a test's cluster as a process of its own, which can be killed. */
final class MasterJvm {
  private final Process process;

  private MasterJvm(Process process) {
    this.process = process;
  }

  /** Starts it in the folder that it had before if it ran before. */
  static MasterJvm start(TestCluster cluster, String name) throws IOException {
    Path folder = Files.createDirectories(cluster.folderOf(name));
    return new MasterJvm(
        ParleyCommand.start(
            folder,
            folder.resolveSibling(name + ".log"),
            "master",
            "--name",
            name,
            "--host",
            TestCluster.HOST,
            "--port",
            String.valueOf(cluster.address(name).port()),
            "--http-port",
            "0",
            "--work-dir",
            folder.toString(),
            "--masters",
            cluster.masters().stream()
                .map(MasterAddress::toString)
                .collect(Collectors.joining(","))));
  }

  /** SIGKILL; returns when it is dead. */
  void kill() {
    process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
