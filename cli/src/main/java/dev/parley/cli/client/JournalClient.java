package dev.parley.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks a master about the replicated log and the group of masters that keeps it. Every master
 * answers for itself, whoever leads. Blocks and fails as {@link MasterClient} does, from which it
 * comes; transfers take as long as they go on. Thread-safe.
 */
public final class JournalClient {
  private final Requests requests;

  JournalClient(Requests requests) {
    this.requests = requests;
  }

  /** The log as this master sees it: {@code {"node","state","leader","term","replicas",...}}. */
  public JsonNode status() {
    return requests.get("/parley/v1/journal/status", Map.of());
  }

  /** {@code {"masters":[{"name","address","leading","replicas":[...]}]}}. */
  public JsonNode masters() {
    return requests.get("/parley/v1/masters", Map.of());
  }

  /**
   * Changes who is a master; returns when the masters have agreed on it.
   *
   * @param what {@code add}, {@code replace} or {@code remove}
   * @param address {@code host:port} of its cluster port; none for a removal
   */
  public void change(String what, String name, Optional<String> address) {
    Map<String, String> query = new TreeMap<>();
    query.put("name", name);
    address.ifPresent(a -> query.put("address", a));
    requests.post("/parley/v1/masters/" + what, query);
  }

  /** Writes the events of the master's replica, from this number on, each as a line of JSON. */
  public void dump(long from, OutputStream to) {
    Map<String, String> query = Map.of("from", Long.toString(from));
    requests.checked((http, m) -> http.download(m, "/parley/v1/journal/dump", query, to));
  }

  /** Writes all that the master's replica holds; whether that is whole, the backup itself says. */
  public void backup(OutputStream to) {
    requests.checked((http, m) -> http.download(m, "/parley/v1/journal/backup", Map.of(), to));
  }
}
