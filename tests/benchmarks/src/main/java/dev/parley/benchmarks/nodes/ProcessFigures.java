package dev.parley.benchmarks.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel has counted for a process since its start.
 *
 * @param cpuSeconds of all its threads, in user and kernel mode
 * @param diskBytes that it had written to the disk; a page that is written twice counts twice
 */
public record ProcessFigures(double cpuSeconds, long diskBytes) {
  /** Of the kernel's clock in /proc; the same on every Linux that Java runs on. */
  private static final double TICKS_PER_SECOND = 100;

  static ProcessFigures of(long pid) throws IOException {
    Path proc = Path.of("/proc", String.valueOf(pid));
    String stat = Files.readString(proc.resolve("stat"));
    // The name of the program stands in brackets and may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    long written =
        Files.readAllLines(proc.resolve("io")).stream()
            .filter(line -> line.startsWith("write_bytes:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
            .sum();
    return new ProcessFigures(ticks / TICKS_PER_SECOND, written);
  }

  /** Of the process that asks. */
  public static ProcessFigures own() throws IOException {
    return of(ProcessHandle.current().pid());
  }

  public ProcessFigures since(ProcessFigures earlier) {
    return new ProcessFigures(cpuSeconds - earlier.cpuSeconds, diskBytes - earlier.diskBytes);
  }
}
