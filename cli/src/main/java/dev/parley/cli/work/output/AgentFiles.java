package dev.parley.cli.work.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.cli.client.MasterClient;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The files of tasks on their agents. Asks the master only once where an agent is, and the agent
 * for nothing but the file, so that thousands of short tasks are no burden. Thread-safe.
 */
public final class AgentFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** For the beginning of an answer; a long file may take its time. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private static final int NOT_FOUND = 404;
  private static final int PARTIAL = 206;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final Supplier<MasterClient> master;
  private final Map<AgentId, URI> agents = new ConcurrentHashMap<>();

  public AgentFiles(MasterClient master) {
    this(() -> master);
  }

  /**
   * @param master one to ask; asked for anew each time, by any thread
   */
  public AgentFiles(Supplier<MasterClient> master) {
    this.master = master;
  }

  /**
   * @param name in the sandbox, as in {@code stdout}
   */
  public RemoteFile of(AgentId agent, FrameworkId framework, TaskId task, String name) {
    return new OnAgent(
        agent, "/frameworks/" + framework + "/executors/" + task + "/runs/latest/" + name);
  }

  private URI address(AgentId agent) throws IOException {
    URI known = agents.get(agent);
    if (known == null) {
      known =
          master
              .get()
              .agent(agent.value())
              .map(
                  found ->
                      URI.create(
                          "http://"
                              + found.path("hostname").asText()
                              + ":"
                              + found.path("port").asInt()))
              .orElseThrow(() -> new IOException("the master does not know agent " + agent));
      agents.put(agent, known);
    }
    return known;
  }

  private <T> HttpResponse<T> get(HttpRequest request, BodyHandler<T> body) throws IOException {
    try {
      return http.send(request, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** One file. */
  private final class OnAgent implements RemoteFile {
    private final AgentId agent;
    private final String path;

    OnAgent(AgentId agent, String path) {
      this.agent = agent;
      this.path = path;
    }

    @Override
    public Optional<Page> page(long offset) throws IOException {
      HttpResponse<byte[]> answer =
          get(request("/files/read", "&offset=" + offset).build(), BodyHandlers.ofByteArray());
      if (absent(answer)) {
        return Optional.empty();
      }
      String text = JSON.readTree(answer.body()).path("data").asText();
      long next =
          answer
              .headers()
              .firstValueAsLong("Parley-Next-Offset")
              .orElse(offset + text.getBytes(StandardCharsets.UTF_8).length);
      return Optional.of(new Page(text, next));
    }

    @Override
    public OptionalLong size() throws IOException {
      HttpResponse<byte[]> answer =
          get(request("/files/read", "&offset=-1").build(), BodyHandlers.ofByteArray());
      return absent(answer)
          ? OptionalLong.empty()
          : OptionalLong.of(JSON.readTree(answer.body()).path("offset").asLong());
    }

    @Override
    public OptionalLong copy(long offset, OutputStream out) throws IOException {
      HttpRequest.Builder request = request("/files/download", "");
      if (offset > 0) {
        request.header("Range", "bytes=" + offset + "-");
      }
      HttpResponse<InputStream> answer = get(request.build(), BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (absent(answer)) {
          return OptionalLong.empty();
        }
        if (answer.statusCode() != PARTIAL) {
          // A server may well answer with the whole file.
          body.skipNBytes(offset);
        }
        return OptionalLong.of(body.transferTo(out));
      }
    }

    private HttpRequest.Builder request(String endpoint, String more) throws IOException {
      String query = "?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8) + more;
      return HttpRequest.newBuilder(address(agent).resolve(endpoint + query))
          .timeout(ANSWER_TIMEOUT);
    }

    private boolean absent(HttpResponse<?> answer) throws IOException {
      int status = answer.statusCode();
      if (status / 100 != 2 && status != NOT_FOUND) {
        throw new IOException("agent " + agent + " answers " + status + " for " + path);
      }
      return status == NOT_FOUND;
    }
  }
}
