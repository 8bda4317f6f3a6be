package dev.parley.benchmarks.commits;

import dev.parley.benchmarks.nodes.Masters;
import dev.parley.benchmarks.nodes.ProcessFigures;
import dev.parley.benchmarks.nodes.TemporaryFolder;
import dev.parley.benchmarks.nodes.WireBytes;
import java.io.IOException;
import java.io.PrintStream;

/** What a run came to as a whole. */
final class Report {
  private static final double KIB = 1024;
  private static final double MIB = 1024 * 1024;

  private final Masters masters;
  private final Reading begin;
  private final Reading end;

  Report(Masters masters, Reading begin, Reading end) {
    this.masters = masters;
    this.begin = begin;
    this.end = end;
  }

  void print() throws IOException, InterruptedException {
    PrintStream out = System.out;
    double lives = end.lives() - begin.lives();
    out.printf(
        "sustained over %.1f s: %.0f events/s, %.0f task lives/s%n",
        end.secondsSince(begin), end.eventsPerSecondSince(begin), lives / end.secondsSince(begin));
    out.printf("processor: %s of one core%n", end.cpuSince(begin));
    double cpu = end.own().since(begin.own()).cpuSeconds();
    for (int i = 0; i < masters.nodes().size(); i++) {
      ProcessFigures master = end.masters().get(i).since(begin.masters().get(i));
      cpu += master.cpuSeconds();
      out.printf(
          "  %s%s: %.3f ms of processor and %.1f KiB written to disk for a task life; %.1f MiB in"
              + " its folder%n",
          masters.addresses().get(i).name(),
          masters.leads(i) ? " (leads)" : "",
          1e3 * master.cpuSeconds() / lives,
          master.diskBytes() / KIB / lives,
          TemporaryFolder.bytesBelow(masters.dataOf(masters.addresses().get(i))) / MIB);
    }
    out.printf(
        "  all processes together: %.3f ms of processor for a task life%n", 1e3 * cpu / lives);
    WireBytes wire = end.wire().since(begin.wire());
    out.printf(
        "on the wire for a task life: %.1f KiB between the replicas, %.1f KiB over the cluster"
            + " ports (agents, frameworks, gossip)%n",
        wire.raft() / KIB / lives, wire.cluster() / KIB / lives);
    for (int i = 0; i < masters.nodes().size(); i++) {
      out.println(
          masters.addresses().get(i).name()
              + ": "
              + masters.nodes().get(i).get("/parley/v1/journal/status"));
    }
  }
}
