package dev.parley.benchmarks.recovery;

import dev.parley.benchmarks.figures.Distribution;
import dev.parley.benchmarks.figures.Machine;
import dev.parley.benchmarks.journal.Replicas;
import dev.parley.benchmarks.nodes.Masters;
import dev.parley.benchmarks.nodes.TemporaryFolder;
import dev.parley.benchmarks.registry.RegistrySeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * A single master's registry of some size, its last snapshot almost as long ago as it can be, is
 * read back: by the leading master's actors in a process that was just started, and by a whole
 * master that is started again.
 */
final class Recovery {
  /** A large registry needs more than a master is given by default; a user would say so too. */
  private static final String JAVA_OPTIONS = "-Xms1g -Xmn512m -Xmx1536m";

  private static final int TAIL = RegistrySeed.SNAPSHOT_EVERY - 1_000;
  private static final double MIB = 1024 * 1024;

  private Recovery() {}

  /**
   * Runs it.
   *
   * @param args the launcher; agents; tasks; how often to repeat
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Path launcher = Path.of(args[0]);
    int agents = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    int tasks = args.length > 2 ? Integer.parseInt(args[2]) : 100_000;
    int times = args.length > 3 ? Integer.parseInt(args[3]) : 5;
    try (TemporaryFolder folder = new TemporaryFolder("recovery");
        Masters master = new Masters(launcher, 1, folder.path(), List.of(), JAVA_OPTIONS)) {
      System.out.println(Machine.describe(folder.path()));
      // It makes its folder what a master expects, for the starts further down.
      master.start();
      master.stop();
      try (Replicas replicas = new Replicas(master.addresses(), master::dataOf)) {
        long events = RegistrySeed.write(replicas, agents, tasks, TAIL);
        System.out.printf(
            "%,d agents, %,d tasks that run: %,d events, of which %,d after the last snapshot; %.1f"
                + " MiB on disk; Java options %s%n",
            agents,
            tasks,
            events,
            TAIL,
            TemporaryFolder.bytesBelow(folder.path()) / MIB,
            JAVA_OPTIONS);
      }
      readBack(master, StandBy.UP_TO_DATE, "by a master that stood by", times);
      readBack(master, StandBy.BEHIND, "the same, its copy to be read anew", times);
      readBack(master, StandBy.NOT_AT_ALL, "in a process just started", times);
      startAgain(master, times);
    }
  }

  private static void readBack(Masters master, StandBy standBy, String how, int times)
      throws IOException, InterruptedException {
    Distribution recovery = new Distribution("recovery, " + how, "ms");
    Distribution leads = new Distribution("  and the first commit", "ms");
    Distribution processor = new Distribution("  its processor time, all threads", "ms");
    for (int i = 0; i < times; i++) {
      double[] figures = inOwnProcess(master, standBy);
      recovery.add(figures[1]);
      leads.add(figures[2]);
      processor.add(figures[3]);
      System.out.printf("read back: %,.0f agents, %,.0f tasks%n", figures[4], figures[5]);
    }
    System.out.println(recovery);
    System.out.println(leads);
    System.out.println(processor);
  }

  private static double[] inOwnProcess(Masters master, StandBy standBy)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xss512k", "-XX:+UseSerialGC"));
    command.addAll(List.of(JAVA_OPTIONS.split(" ")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ReadBack.class.getName());
    command.add(master.dataOf(master.addresses().get(0)).toString());
    command.addAll(List.of(master.list(), standBy.name()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("reading back failed: " + line);
    }
    return List.of(line.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
  }

  private static void startAgain(Masters master, int times)
      throws IOException, InterruptedException {
    Distribution leads = new Distribution("parley master, from start until it leads", "ms");
    Distribution memory = new Distribution("its resident memory then", "MiB");
    for (int i = 0; i < times; i++) {
      leads.add(master.start());
      memory.add(master.nodes().get(0).residentMib());
      master.stop();
    }
    System.out.println(leads);
    System.out.println(memory);
  }
}
