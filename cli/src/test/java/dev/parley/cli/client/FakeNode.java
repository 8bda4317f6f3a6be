package dev.parley.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An HTTP server that answers as a master or an agent would, on any free port of loopback. */
public final class FakeNode implements AutoCloseable {
  static {
    // Answers go out at once rather than when the client acknowledges their headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  public FakeNode() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  /** An answer. */
  public record Answer(int status, String body, Map<String, String> headers) {
    public static Answer ok(String json) {
      return new Answer(200, json, Map.of());
    }

    public static Answer error(int status, String code, String message) {
      return new Answer(
          status,
          "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}",
          Map.of());
    }

    public static Answer redirect(String location) {
      return new Answer(307, "", Map.of("Location", location));
    }
  }

  /** Answers every request below {@code path}; the function gets the query. */
  public FakeNode on(String path, Function<Map<String, String>, Answer> answer) {
    server.createContext(path, exchange -> reply(exchange, answer));
    return this;
  }

  public FakeNode on(String path, Answer answer) {
    return on(path, query -> answer);
  }

  /** Answers with these bytes, of which it promises more than it sends if {@code missing}. */
  public FakeNode onBytes(String path, byte[] body, int missing) {
    server.createContext(
        path,
        exchange -> {
          note(exchange);
          exchange.sendResponseHeaders(200, (long) body.length + missing);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    return this;
  }

  public URI uri() {
    return URI.create("http://" + authority());
  }

  public String authority() {
    return "127.0.0.1:" + port();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Method and target of every request so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public MasterClient client() {
    return new MasterClient(uri(), List.of("name another with --master"));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void reply(HttpExchange exchange, Function<Map<String, String>, Answer> function)
      throws IOException {
    note(exchange);
    send(exchange, function.apply(query(exchange.getRequestURI())));
  }

  private void note(HttpExchange exchange) {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, String> query(URI target) {
    String raw = target.getRawQuery();
    return raw == null
        ? Map.of()
        : Arrays.stream(raw.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
