package dev.parley.benchmarks.nodes;

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
public final class Node implements AutoCloseable {
  /** Where every node of a benchmark listens. */
  public static final String HOST = "127.0.0.1";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final Process process;
  private final int httpPort;
  private final long startedNanos = System.nanoTime();

  /** Starts it; what it prints is thrown away. */
  public Node(Path launcher, int httpPort, List<String> command) throws IOException {
    this(launcher, httpPort, command, "", ProcessBuilder.Redirect.DISCARD);
  }

  /**
   * Starts it.
   *
   * @param javaOptions beside those of the launcher
   * @param output where what it prints goes
   */
  public Node(
      Path launcher,
      int httpPort,
      List<String> command,
      String javaOptions,
      ProcessBuilder.Redirect output)
      throws IOException {
    this.httpPort = httpPort;
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder
        .environment()
        .merge("PARLEY_JAVA_OPTS", javaOptions, (given, more) -> more + " " + given);
    builder.command().addAll(command);
    builder.command().addAll(List.of("--http-port", String.valueOf(httpPort)));
    builder.redirectErrorStream(true).redirectOutput(output);
    this.process = builder.start();
  }

  /**
   * Waits until {@code path} answers with 200 and a body like this; milliseconds since the start.
   */
  public double awaitReply(String path, Predicate<String> body)
      throws IOException, InterruptedException {
    long asked = System.nanoTime();
    while (System.nanoTime() - asked < PATIENCE.toNanos()) {
      try {
        HttpResponse<String> reply = reply(path);
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
    throw new IOException("no such reply from " + path + " within " + PATIENCE);
  }

  /** What is there under a path, whatever it is. */
  public String get(String path) throws IOException, InterruptedException {
    return reply(path).body();
  }

  private HttpResponse<String> reply(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + httpPort + path))
            .timeout(Duration.ofSeconds(2))
            .header("Accept", "application/json")
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** What the kernel says of its process. */
  public ProcessFigures figures() throws IOException {
    return ProcessFigures.of(process.pid());
  }

  /** Resident memory in MiB, from the kernel. */
  public double residentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
        .findFirst()
        .orElseThrow(() -> new IOException("the kernel does not say"));
  }

  /** Sends it a signal, by its name as kill has it, and does not wait for what comes of it. */
  public void signal(String name) throws IOException, InterruptedException {
    String pid = String.valueOf(process.pid());
    if (new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor() != 0) {
      throw new IOException("SIG" + name + " cannot be sent to process " + pid);
    }
  }

  /** Waits until it has ended, by itself or by a signal. */
  public void awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("process " + process.pid() + " did not end within " + PATIENCE);
    }
  }

  /** Ends it in order, and by force if that takes long. */
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
