package dev.parley.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Asks the masters over HTTP, through any one of them. Every method blocks, for half a minute at
 * the most, and throws {@link NoMasterException} if nothing answers that is a Parley master, and
 * {@link RefusedException} if a master refuses. Thread-safe; get one from {@link MasterUrl#client}.
 */
public final class MasterClient {
  // Numbers as they came: times in seconds have more digits than a double prints well.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Http http = new Http();
  private final URI master;
  private final List<String> otherWays;

  /**
   * @param otherWays what the user can do if no master answers, at least one
   */
  public MasterClient(URI master, List<String> otherWays) {
    this.master = master;
    this.otherWays = List.copyOf(otherWays);
  }

  public URI uri() {
    return master;
  }

  /**
   * {@code /parley/v1/cluster}: who leads, and which masters there are; also while nobody leads.
   */
  public JsonNode cluster() {
    return get("/parley/v1/cluster", Map.of());
  }

  /** {@code /state} of the leading master. */
  public JsonNode state() {
    return get("/state", Map.of());
  }

  /** The tasks with this id, each as in {@code /state}: one for each framework that has one. */
  public List<JsonNode> tasks(String taskId, Optional<String> frameworkId) {
    Map<String, String> query = query(taskId, frameworkId);
    query.put("limit", "-1");
    return list(get("/tasks", query).path("tasks"));
  }

  /** The agent, as in {@code /state}; absent if the master does not know it. */
  public Optional<JsonNode> agent(String agentId) {
    return list(get("/slaves", Map.of("slave_id", agentId)).path("slaves")).stream().findFirst();
  }

  /**
   * The six steps of the tasks with this id: {@code
   * {"traces":[{"framework_id","task_id","steps"}]}}.
   */
  public JsonNode trace(String taskId) {
    return get("/parley/v1/trace", Map.of("task_id", taskId));
  }

  /** Asks for the end of a task; returns as soon as that is under way. */
  public void kill(String taskId, Optional<String> frameworkId) {
    try {
      checked(http.post(master, "/parley/v1/kill", query(taskId, frameworkId)));
    } catch (IOException unreachable) {
      throw nobody(unreachable);
    }
  }

  private JsonNode get(String path, Map<String, String> query) {
    try {
      byte[] body = checked(http.get(master, path, query)).body();
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      throw new NoMasterException(
          master, " (what answers there is something else)", List.of("name another with --master"));
    } catch (IOException unreachable) {
      throw nobody(unreachable);
    }
  }

  private NoMasterException nobody(IOException why) {
    // Refused is what everybody expects here; anything else is worth a word.
    String finding =
        why instanceof ConnectException || why.getMessage() == null
            ? ""
            : " (" + why.getMessage() + ")";
    return new NoMasterException(master, finding, otherWays);
  }

  private HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return answer;
    }
    Optional<String> ours = errorOf(answer.body());
    if (status == 503) {
      throw new RefusedException(
          status,
          "no master leads the cluster at "
              + master
              + " now: wait for an election, or look at the"
              + " masters' logs");
    }
    if (ours.isEmpty()) {
      throw new NoMasterException(
          master,
          " (what listens there answers " + status + " for " + answer.uri().getPath() + ")",
          List.of("name another with --master"));
    }
    throw new RefusedException(status, ours.get());
  }

  /** What a node of Parley says: {@code {"error":{"code","message"}}}. */
  private static Optional<String> errorOf(byte[] body) {
    try {
      JsonNode error = JSON.readTree(new String(body, StandardCharsets.UTF_8));
      return error == null
          ? Optional.empty()
          : Optional.ofNullable(error.path("error").path("message").textValue());
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static Map<String, String> query(String taskId, Optional<String> frameworkId) {
    Map<String, String> query = new TreeMap<>();
    query.put("task_id", taskId);
    frameworkId.ifPresent(id -> query.put("framework_id", id));
    return query;
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
