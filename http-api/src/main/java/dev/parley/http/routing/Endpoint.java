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
 * @param methods those allowed; none named means that any will do, as with Mesos' reads
 */
public record Endpoint(
    List<String> path,
    boolean ofProcess,
    boolean exact,
    AnsweredBy answeredBy,
    List<String> methods,
    ErrorStyle errors,
    Handler handler) {

  private static final Set<String> READS = Set.of("GET", "HEAD");

  /** Of the whole node, as Mesos has it: {@code /version}. */
  public static Endpoint ofNode(String path, Handler handler) {
    return of(path, false, false, List.of(), ErrorStyle.PLAIN, handler);
  }

  /** Of the master or the agent, as Mesos has it: {@code /state}. */
  public static Endpoint ofProcess(String path, Handler handler) {
    return of(path, true, false, List.of(), ErrorStyle.PLAIN, handler);
  }

  /** Of Parley's own: errors in JSON, no longer paths, and {@code method} must be right. */
  public static Endpoint ofParley(String method, String path, Handler handler) {
    return of(path, false, true, List.of(method), ErrorStyle.JSON, handler);
  }

  public Endpoint answeredBy(AnsweredBy who) {
    return new Endpoint(path, ofProcess, exact, who, methods, errors, handler);
  }

  public Endpoint exactly() {
    return new Endpoint(path, ofProcess, true, answeredBy, methods, errors, handler);
  }

  boolean allows(String method) {
    return methods.isEmpty()
        || methods.contains(method)
        // Where a GET is allowed, a HEAD is too: it is a GET whose body is not sent.
        || (READS.contains(method) && methods.contains("GET"));
  }

  private static Endpoint of(
      String path,
      boolean ofProcess,
      boolean exact,
      List<String> methods,
      ErrorStyle errors,
      Handler handler) {
    return new Endpoint(
        PathTable.segments(path), ofProcess, exact, AnsweredBy.ANY_NODE, methods, errors, handler);
  }
}
