package dev.parley.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What masters say over HTTP, and waiting until they say it. */
final class MasterHealth {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private MasterHealth() {}

  static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Accept", "application/json")
            .timeout(Duration.ofSeconds(10))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> post(String url) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(String url) throws IOException, InterruptedException {
    return JSON.readTree(get(url).body());
  }

  /** The answer of this address, once it is as it should be. */
  static JsonNode await(String url, Predicate<JsonNode> asItShouldBe)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode last = json(url);
    while (!asItShouldBe.test(last)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(url + " still answers " + last);
      }
      TimeUnit.MILLISECONDS.sleep(100);
      last = json(url);
    }
    return last;
  }

  /** The name of the master that leads, once one of these does. */
  static String awaitLeader(TestCluster cluster, String... among)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      for (String name : among) {
        if (json(cluster.masterUrl(name) + "/health").path("mode").asText().equals("serving")) {
          return name;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("none of " + String.join(", ", among) + " leads");
  }
}
