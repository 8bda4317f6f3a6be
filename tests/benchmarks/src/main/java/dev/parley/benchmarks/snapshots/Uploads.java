package dev.parley.benchmarks.snapshots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/**
 * Notices snapshots on their way by the traffic on the loopback interface, which is far more than
 * commands make. A thread of its own looks many times a second, until it is closed.
 */
final class Uploads implements AutoCloseable {
  private static final Path TRAFFIC = Path.of("/proc/net/dev");
  private static final long EVERY_MILLIS = 50;

  /** Twenty times as much as the commands make, and a quarter of what an upload does. */
  private static final double BYTES_PER_MILLI = 10_000;

  /** An upload is over when there was no such traffic for so long. */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final NavigableMap<Long, Double> rates = new ConcurrentSkipListMap<>();
  private final Thread thread = new Thread(this::look, "uploads");
  private volatile boolean closed;

  Uploads() {
    thread.setDaemon(true);
    thread.start();
  }

  private void look() {
    try {
      long before = System.nanoTime();
      long bytes = loopbackBytes();
      while (!closed) {
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        long now = System.nanoTime();
        long more = loopbackBytes();
        rates.put(now, (more - bytes) * 1e6 / (now - before));
        before = now;
        bytes = more;
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + TRAFFIC, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long loopbackBytes() throws IOException {
    return Files.readAllLines(TRAFFIC).stream()
        .map(String::strip)
        .filter(line -> line.startsWith("lo:"))
        .mapToLong(line -> Long.parseLong(line.substring(3).strip().split("\\s+", -1)[0]))
        .findFirst()
        .orElseThrow(() -> new IOException("there is no interface lo"));
  }

  /**
   * When the upload was over that began after this moment.
   *
   * @param latest what is looked at, at most
   * @return the moment itself if there was none
   */
  long endOf(long begin, long latest) {
    long end = begin;
    boolean seen = false;
    for (var rate : rates.subMap(begin, latest).entrySet()) {
      if (rate.getValue() > BYTES_PER_MILLI) {
        seen = true;
        end = rate.getKey();
      } else if (seen && rate.getKey() - end > QUIET_NANOS) {
        break;
      }
    }
    return end;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
