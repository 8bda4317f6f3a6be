package dev.parley.benchmarks.failover;

import dev.parley.protocol.link.MasterAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Processes full of idle links. */
final class LinkProcesses implements AutoCloseable {
  private static final int LINKS_OF_EACH = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final List<Process> processes = new ArrayList<>();
  private final List<Path> outputs = new ArrayList<>();
  private final long startedNanos = System.nanoTime();

  /** Starts them and waits until each link is registered. */
  static LinkProcesses start(List<MasterAddress> masters, int links, Path folder)
      throws IOException, InterruptedException {
    LinkProcesses started = new LinkProcesses();
    try {
      for (int first = 0; first < links; first += LINKS_OF_EACH) {
        started.start(masters, "idle" + first, Math.min(LINKS_OF_EACH, links - first), folder);
      }
      for (int i = 0; i < started.outputs.size(); i++) {
        started.awaitReady(i);
      }
      return started;
    } catch (IOException | InterruptedException e) {
      started.close();
      throw e;
    }
  }

  private void start(List<MasterAddress> masters, String name, int links, Path folder)
      throws IOException {
    Path output = folder.resolve(name + ".out");
    processes.add(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IdleLinks.class.getName(),
                masters.stream().map(MasterAddress::toString).collect(Collectors.joining(",")),
                name,
                String.valueOf(links))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start());
    outputs.add(output);
  }

  private void awaitReady(int number) throws IOException, InterruptedException {
    while (System.nanoTime() - startedNanos < PATIENCE.toNanos()) {
      List<String> lines = Files.readAllLines(outputs.get(number));
      if (lines.contains(IdleLinks.READY)) {
        return;
      }
      if (!processes.get(number).isAlive()) {
        throw new IOException("idle links ended: " + lines);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IOException("the idle links were not all registered within " + PATIENCE);
  }

  /** What they did so far, for people. */
  String summary() throws IOException {
    long replaced = 0;
    for (Path output : outputs) {
      replaced += Files.readAllLines(output).stream().filter(IdleLinks.REPLACED::equals).count();
    }
    return String.format(
        "idle links: in %d processes; %d left and were replaced in %.0f s",
        processes.size(), replaced, (System.nanoTime() - startedNanos) / 1e9);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
