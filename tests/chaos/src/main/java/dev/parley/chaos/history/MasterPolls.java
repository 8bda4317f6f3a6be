package dev.parley.chaos.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks each master several times a second, over HTTP, how it is and whether it leads, and writes
 * the answers down. One thread for each master. Thread-safe.
 */
public final class MasterPolls implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PAUSE_MILLIS = 150;

  private final Map<String, String> urls;
  private final Recorder recorder;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, Seen.OverHttp.Leads> leading = new ConcurrentHashMap<>();

  /**
   * Begins to ask.
   *
   * @param urls of each master
   */
  public MasterPolls(Map<String, String> urls, Recorder recorder) {
    this.urls = Map.copyOf(urls);
    this.recorder = recorder;
    for (String master : urls.keySet()) {
      Thread thread = new Thread(() -> poll(master), "polls-" + master);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** The master that says that it leads, as of its latest answer; the newest, if several do. */
  public Optional<Seen.OverHttp.Leads> leader() {
    return leading.values().stream().max((one, other) -> Long.compare(one.epoch(), other.epoch()));
  }

  /** What a master answers now, whatever it is. */
  public JsonNode get(String master, String path) throws IOException {
    return JSON.readTree(ask(master, path, 5000).body());
  }

  private void poll(String master) {
    try {
      while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        try {
          HttpResponse<String> health = ask(master, "/health", 1000);
          String mode = JSON.readTree(health.body()).path("mode").asText();
          recorder.write(new Seen.OverHttp.Health(Clock.now(), master, health.statusCode(), mode));
          note(master, mode, get(master, "/parley/v1/cluster"));
        } catch (IOException e) {
          leading.remove(master);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(String master, String mode, JsonNode cluster) {
    if (cluster.path("leading").asBoolean() && mode.equals("serving")) {
      long epoch = cluster.path("leader").path("epoch").asLong();
      Seen.OverHttp.Leads leads = new Seen.OverHttp.Leads(Clock.now(), master, epoch);
      recorder.write(leads);
      leading.put(master, leads);
    } else {
      leading.remove(master);
    }
  }

  private HttpResponse<String> ask(String master, String path, long millis) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(urls.get(master) + path))
            .header("Accept", "application/json")
            .timeout(Duration.ofMillis(millis))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
