package dev.parley.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the sandboxes of tasks and reads files in them, from the agents themselves. Every method
 * blocks, for half a minute at the most. Thread-safe.
 */
public final class SandboxClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NEXT_OFFSET = "Parley-Next-Offset";

  private final Http http = new Http();
  private final MasterClient master;

  public SandboxClient(MasterClient master) {
    this.master = master;
  }

  /**
   * A part of a file, as text.
   *
   * @param nextOffset where the next part begins; the same offset again if there is nothing more
   *     yet
   */
  public record Part(String text, long nextOffset) {}

  /**
   * Where the sandbox of a task is; absent while its agent has not made it yet, or if nobody knows
   * the task.
   *
   * @throws SandboxUnreachableException if its agent is gone or does not answer
   */
  public Optional<Sandbox> find(String taskId, String frameworkId) {
    Optional<String> agentId =
        master.tasks(taskId, Optional.of(frameworkId)).stream()
            .map(task -> task.path("slave_id").asText())
            .findFirst();
    return agentId.flatMap(id -> findOn(id, taskId, frameworkId));
  }

  /** The same where the task's agent is known. */
  public Optional<Sandbox> findOn(String agentId, String taskId, String frameworkId) {
    JsonNode agent =
        master
            .agent(agentId)
            .orElseThrow(
                () ->
                    new SandboxUnreachableException(
                        "the files of task "
                            + taskId
                            + " are on agent "
                            + agentId
                            + ", which the master no longer knows"));
    URI address = address(agent);
    HttpResponse<byte[]> answer = get(address, "/state", Map.of());
    try {
      return directory(JSON.readTree(answer.body()), taskId, frameworkId)
          .map(directory -> new Sandbox(taskId, frameworkId, address, directory));
    } catch (IOException notJson) {
      throw new SandboxUnreachableException("what listens at " + address + " is no Parley agent");
    }
  }

  /**
   * Reads a part of a file, at most some tens of KiB; bytes that are no UTF-8 are replaced.
   *
   * @param offset in bytes
   * @return absent if there is no such file (yet)
   */
  public Optional<Part> read(Sandbox sandbox, String file, long offset) {
    HttpResponse<byte[]> answer =
        get(
            sandbox.agent(),
            "/files/read",
            Map.of("path", sandbox.directory() + "/" + file, "offset", Long.toString(offset)));
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    if (answer.statusCode() != 200) {
      throw refused(sandbox, file, answer);
    }
    try {
      String text = JSON.readTree(answer.body()).path("data").asText();
      long next =
          answer
              .headers()
              .firstValueAsLong(NEXT_OFFSET)
              .orElse(offset + text.getBytes(StandardCharsets.UTF_8).length);
      return Optional.of(new Part(text, next));
    } catch (JsonProcessingException e) {
      throw refused(sandbox, file, answer);
    } catch (IOException e) {
      throw refused(sandbox, file, answer);
    }
  }

  /** All of a file, byte for byte; absent if there is no such file. */
  public Optional<byte[]> download(Sandbox sandbox, String file) {
    HttpResponse<byte[]> answer =
        get(sandbox.agent(), "/files/download", Map.of("path", sandbox.directory() + "/" + file));
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    if (answer.statusCode() != 200) {
      throw refused(sandbox, file, answer);
    }
    return Optional.of(answer.body());
  }

  private HttpResponse<byte[]> get(URI agent, String path, Map<String, String> query) {
    try {
      return http.get(agent, path, query);
    } catch (IOException unreachable) {
      throw new SandboxUnreachableException("the agent at " + agent + " does not answer");
    }
  }

  private static SandboxUnreachableException refused(
      Sandbox sandbox, String file, HttpResponse<byte[]> answer) {
    return new SandboxUnreachableException(
        "the agent at "
            + sandbox.agent()
            + " answers "
            + answer.statusCode()
            + " for the file "
            + file
            + " of task "
            + sandbox.taskId());
  }

  private static URI address(JsonNode agent) {
    String host = agent.path("hostname").asText();
    try {
      return new URI("http", null, host, agent.path("port").asInt(), null, null, null);
    } catch (URISyntaxException refused) {
      throw new SandboxUnreachableException("agent address '" + host + "' is no host name");
    }
  }

  private static Optional<String> directory(JsonNode state, String taskId, String frameworkId) {
    for (String frameworks : new String[] {"frameworks", "completed_frameworks"}) {
      for (JsonNode framework : state.path(frameworks)) {
        if (framework.path("id").asText().equals(frameworkId)) {
          for (String executors : new String[] {"executors", "completed_executors"}) {
            for (JsonNode executor : framework.path(executors)) {
              if (executor.path("id").asText().equals(taskId)) {
                return Optional.of(executor.path("directory").asText());
              }
            }
          }
        }
      }
    }
    return Optional.empty();
  }
}
