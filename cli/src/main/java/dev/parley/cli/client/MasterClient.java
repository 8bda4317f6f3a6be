package dev.parley.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
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
  private final Requests requests;

  /**
   * @param otherWays what the user can do if no master answers, at least one
   */
  public MasterClient(URI master, List<String> otherWays) {
    this.requests = new Requests(master, otherWays);
  }

  public URI uri() {
    return requests.master();
  }

  /** For what the masters keep together, asked of the same master. */
  public JournalClient journal() {
    return new JournalClient(requests);
  }

  /**
   * {@code /parley/v1/cluster}: who leads, and which masters there are; also while nobody leads.
   */
  public JsonNode cluster() {
    return requests.get("/parley/v1/cluster", Map.of());
  }

  /** {@code /health} of this very master: its {@code mode}, and why it is in safe mode if it is. */
  public JsonNode health() {
    return requests.get("/health", Map.of());
  }

  /**
   * {@code /state} of the leading master; while nobody leads, of this one's own copy, which then
   * has {@code registry_copy}.
   */
  public JsonNode state() {
    return requests.get("/state", Map.of());
  }

  /** The tasks with this id, each as in {@code /state}: one for each framework that has one. */
  public List<JsonNode> tasks(String taskId, Optional<String> frameworkId) {
    Map<String, String> query = query(taskId, frameworkId);
    query.put("limit", "-1");
    return list(requests.get("/tasks", query).path("tasks"));
  }

  /** The agent, as in {@code /state}; absent if the master does not know it. */
  public Optional<JsonNode> agent(String agentId) {
    return list(requests.get("/slaves", Map.of("slave_id", agentId)).path("slaves")).stream()
        .findFirst();
  }

  /**
   * The six steps of the tasks with this id: {@code
   * {"traces":[{"framework_id","task_id","steps"}]}}.
   */
  public JsonNode trace(String taskId) {
    return requests.get("/parley/v1/trace", Map.of("task_id", taskId));
  }

  /** Asks for the end of a task; returns as soon as that is under way. */
  public void kill(String taskId, Optional<String> frameworkId) {
    requests.post("/parley/v1/kill", query(taskId, frameworkId));
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
