package dev.parley.http.metrics;

import com.sun.management.OperatingSystemMXBean;
import dev.parley.http.json.Numbers;
import dev.parley.http.json.Piece;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The machine at one moment.
 *
 * @param loads the average load of the last 1, 5 and 15 minutes; fewer where the system tells less
 */
public record SystemStats(int cpus, List<Double> loads, long memoryBytes, long freeMemoryBytes) {
  private static final Path LOADS = Path.of("/proc/loadavg");
  private static final List<String> MINUTES = List.of("1min", "5min", "15min");

  public static SystemStats read() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new SystemStats(
        system.getAvailableProcessors(),
        loads(system.getSystemLoadAverage()),
        system.getTotalMemorySize(),
        system.getFreeMemorySize());
  }

  /** {@code /system/stats.json}. */
  public Piece piece() {
    return json -> {
      json.writeStartObject();
      for (int i = 0; i < loads.size(); i++) {
        json.writeFieldName("avg_load_" + MINUTES.get(i));
        Numbers.writeDouble(json, loads.get(i));
      }
      json.writeNumberField("cpus_total", cpus);
      json.writeNumberField("mem_free_bytes", freeMemoryBytes);
      json.writeNumberField("mem_total_bytes", memoryBytes);
      json.writeEndObject();
    };
  }

  void addTo(Metrics metrics) {
    metrics.put("system/cpus_total", cpus);
    for (int i = 0; i < loads.size(); i++) {
      metrics.put("system/load_" + MINUTES.get(i), loads.get(i));
    }
    metrics.put("system/mem_free_bytes", freeMemoryBytes);
    metrics.put("system/mem_total_bytes", memoryBytes);
  }

  private static List<Double> loads(double lastMinute) {
    try {
      // The first three of its words; a file of memory, which takes no time to read.
      String[] words = Files.readString(LOADS).split(" ", 4);
      return List.of(
          Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return lastMinute < 0 ? List.of() : List.of(lastMinute);
    }
  }
}
