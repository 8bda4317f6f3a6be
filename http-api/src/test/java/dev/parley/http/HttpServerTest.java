package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A server on loopback for each test, and a client for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpServerTest {
  static final String TEXT = "text/plain; charset=utf-8";

  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private ActorTestKit actors;
  private HttpEndpoint server;

  /** Starts the server under test on any free port. */
  abstract CompletionStage<HttpEndpoint> start(ActorTestKit kit);

  @BeforeAll
  void startActors() {
    actors = ActorTestKit.create("http-test");
  }

  @AfterAll
  void stopActors() {
    actors.shutdownTestKit();
  }

  @BeforeEach
  void startServer() throws Exception {
    server = start(actors).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void stopServer() throws Exception {
    server.stop().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  ActorTestKit actors() {
    return actors;
  }

  int port() {
    return server.port();
  }

  HttpResponse<String> get(String target, String... headers) {
    return send("GET", target, headers);
  }

  HttpResponse<String> send(String method, String target, String... headers) {
    return send(HttpResponse.BodyHandlers.ofString(), method, target, headers);
  }

  <T> HttpResponse<T> send(
      HttpResponse.BodyHandler<T> body, String method, String target, String... headers) {
    return send(HttpRequest.BodyPublishers.noBody(), body, method, target, headers);
  }

  <T> HttpResponse<T> send(
      HttpRequest.BodyPublisher content,
      HttpResponse.BodyHandler<T> body,
      String method,
      String target,
      String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target))
            .method(method, content);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), body);
    } catch (IOException e) {
      throw new AssertionError(method + " " + target + " got no whole reply", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The body of a GET, which must be answered with 200. */
  JsonNode json(String target) {
    HttpResponse<String> response = get(target);
    if (response.statusCode() != 200) {
      throw new AssertionError(
          target + " answers " + response.statusCode() + ": " + response.body());
    }
    return parse(response.body());
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  static void expectError(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(parse(response.body()).get("error").get("code").asText()).isEqualTo(code);
    assertThat(parse(response.body()).get("error").get("message").asText()).isNotBlank();
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }
}
