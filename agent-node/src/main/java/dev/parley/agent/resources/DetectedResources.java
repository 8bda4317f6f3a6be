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
    Resources named = Resources.parse(stated);
    Resources result = detect(workDir);
    for (String part : stated.split(";", -1)) {
      // By the text and not by what was read: "gpus:0" is not in there, but it was stated.
      String name = part.substring(0, Math.max(0, part.indexOf(':'))).strip();
      result = result.with(name, named.get(name).orElse(new Scalar(0)));
    }
    return result;
  }

  private static Resources detect(Path workDir) {
    return PORTS
        .with(Resources.CPUS, Scalar.of(Runtime.getRuntime().availableProcessors()))
        .with(Resources.MEM, mebibytes(lendable(memoryMib(), 1024)))
        .with(Resources.DISK, mebibytes(lendable(diskMib(workDir), 5 * 1024)));
  }

  private static Scalar mebibytes(long amount) {
    return new Scalar(amount * 1000);
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
