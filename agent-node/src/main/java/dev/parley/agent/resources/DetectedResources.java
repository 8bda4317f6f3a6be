package dev.parley.agent.resources;

import dev.parley.model.resources.Ranges;
import dev.parley.model.resources.Resources;
import dev.parley.model.resources.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this machine has to lend, by the rules of a Mesos agent: all its CPUs; of memory and disk
 * all but what the system itself needs (1 GiB and 5 GiB, or half of a small one); and the ports
 * 31000 to 32000.
 */
public final class DetectedResources {
  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final Resources PORTS =
      Resources.none().with(Resources.PORTS, new Ranges(List.of(new Ranges.Range(31_000, 32_000))));

  private DetectedResources() {}

  /**
   * @param workDir there already; its file system is what is lent as disk
   * @param stated in the form of {@code --resources}; what is named here is not detected
   * @throws IllegalArgumentException for a malformed text, naming the part that is wrong
   */
  public static Resources of(Path workDir, String stated) {
    Resources result = detect(workDir);
    for (String part : stated.split(";", -1)) {
      // A resource that is stated as nothing is left out by the algebra, but it must still win.
      int colon = part.indexOf(':');
      if (colon > 0) {
        result = result.with(part.substring(0, colon).strip(), new Scalar(0));
      }
    }
    Resources parsed = Resources.parse(stated);
    for (var entry : parsed.asMap().entrySet()) {
      result = result.with(entry.getKey(), entry.getValue());
    }
    return result;
  }

  private static Resources detect(Path workDir) {
    return PORTS
        .with(Resources.CPUS, Scalar.of(Runtime.getRuntime().availableProcessors()))
        .with(Resources.MEM, Scalar.of(lendable(memoryMib(), 1024)))
        .with(Resources.DISK, Scalar.of(lendable(diskMib(workDir), 5 * 1024L)));
  }

  /** All but {@code kept}, or half where that is less than twice as much. */
  static long lendable(long total, long kept) {
    return total >= 2 * kept ? total - kept : total / 2;
  }

  private static long memoryMib() {
    try (Stream<String> lines = Files.lines(MEMINFO)) {
      return lines
          .filter(line -> line.startsWith("MemTotal:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(MEMINFO + " has no MemTotal"));
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot find out how much memory there is; say it with --resources 'mem:…'", e);
    }
  }

  private static long diskMib(Path workDir) {
    try {
      return Files.getFileStore(workDir).getTotalSpace() / (1024 * 1024);
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot find out how much disk there is; say it with --resources 'disk:…'", e);
    }
  }
}
