package dev.parley.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A {@code parley} command that runs until it is told to stop, started as a user would start it.
 */
final class Node implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final Process process;
  private final int httpPort;
  private final long startedNanos = System.nanoTime();

  Node(Path launcher, int httpPort, List<String> command) throws IOException {
    this.httpPort = httpPort;
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(command);
    builder.command().addAll(List.of("--http-port", String.valueOf(httpPort)));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    this.process = builder.start();
  }

  /**
   * Waits until {@code path} answers with 200 and a body like this; milliseconds since the start.
   */
  double awaitReply(String path, Predicate<String> body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + httpPort + path))
            .timeout(Duration.ofSeconds(2))
            .build();
    while (System.nanoTime() - startedNanos < PATIENCE.toNanos()) {
      try {
        HttpResponse<String> reply = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() == 200 && body.test(reply.body())) {
          return (System.nanoTime() - startedNanos) / 1e6;
        }
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IOException("the node ended with " + process.exitValue(), notYet);
        }
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new IOException("no reply from " + request.uri() + " within " + PATIENCE);
  }

  /** Resident memory in MiB, from the kernel. */
  double residentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
        .findFirst()
        .orElseThrow(() -> new IOException("the kernel does not say"));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
