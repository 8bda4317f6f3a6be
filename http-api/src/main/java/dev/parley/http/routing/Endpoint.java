package dev.parley.http.routing;

import dev.parley.http.errors.ErrorStyle;
import java.util.List;
import java.util.Set;

/**
 * One thing a node answers.
 *
 * @param path the segments of its path
 * @param ofProcess whether it also answers below the name of the node's process ({@code
 *     /master/state})
 * @param exact whether longer paths are not answered too
 * @param leaderOnly whether only the leading master answers, and the others send the client there
 * @param methods those allowed; none named means that any will do, as with Mesos' reads
 */
public record Endpoint(
    List<String> path,
    boolean ofProcess,
    boolean exact,
    boolean leaderOnly,
    List<String> methods,
    ErrorStyle errors,
    Handler handler) {

  private static final Set<String> READS = Set.of("GET", "HEAD");

  /** Of the whole node, as Mesos has it: {@code /version}. */
  public static Endpoint ofNode(String path, Handler handler) {
    return new Endpoint(
        PathTable.segments(path), false, false, false, List.of(), ErrorStyle.PLAIN, handler);
  }

  /** Of the master or the agent, as Mesos has it: {@code /state}. */
  public static Endpoint ofProcess(String path, Handler handler) {
    return new Endpoint(
        PathTable.segments(path), true, false, false, List.of(), ErrorStyle.PLAIN, handler);
  }

  /** Of Parley's own: errors in JSON, no longer paths, and {@code method} must be right. */
  public static Endpoint ofParley(String method, String path, Handler handler) {
    return new Endpoint(
        PathTable.segments(path), false, true, false, List.of(method), ErrorStyle.JSON, handler);
  }

  public Endpoint forLeaderOnly() {
    return new Endpoint(path, ofProcess, exact, true, methods, errors, handler);
  }

  public Endpoint exactly() {
    return new Endpoint(path, ofProcess, true, leaderOnly, methods, errors, handler);
  }

  boolean allows(String method) {
    return methods.isEmpty()
        || methods.contains(method)
        // Where a GET is allowed, a HEAD is too: it is a GET whose body is not sent.
        || (READS.contains(method) && methods.contains("GET"));
  }
}
