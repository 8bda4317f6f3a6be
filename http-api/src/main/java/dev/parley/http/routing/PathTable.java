package dev.parley.http.routing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the endpoint of a path, as Mesos does it: the longest known path that it begins with
 * answers, so {@code /state/x/y} is {@code /state}. Slashes may be doubled, except around the name
 * of the process. That name alone may have percent escapes. Immutable.
 */
public final class PathTable {
  private final String process;
  private final List<Endpoint> longestFirst;

  /**
   * @param process the name below which its own endpoints answer too: {@code master} or {@code
   *     slave(1)}
   */
  public PathTable(String process, List<Endpoint> endpoints) {
    this.process = process;
    this.longestFirst =
        endpoints.stream()
            .sorted(Comparator.comparing((Endpoint e) -> e.path().size()).reversed())
            .toList();
  }

  public Optional<Endpoint> find(String path) {
    Optional<String> own = belowProcess(path);
    List<String> segments = segments(own.orElse(path));
    if (own.isEmpty() && !segments.isEmpty() && segments.get(0).equals(process)) {
      return Optional.empty();
    }
    return longestFirst.stream()
        .filter(e -> own.isEmpty() || e.ofProcess())
        .filter(e -> begins(segments, e.path()))
        .filter(e -> !e.exact() || segments.size() == e.path().size())
        .findFirst();
  }

  /** The path as it reads below the name of the process, with that name in front. */
  public String canonical(String path) {
    String rest = belowProcess(path).orElse(path);
    int first = 0;
    while (first < rest.length() && rest.charAt(first) == '/') {
      first++;
    }
    return "/" + process + "/" + rest.substring(first);
  }

  static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).toList();
  }

  private Optional<String> belowProcess(String path) {
    int end = path.indexOf('/', 1);
    if (end < 0 || !path.startsWith("/")) {
      return Optional.empty();
    }
    try {
      return RequestTarget.decode(path.substring(1, end)).equals(process)
          ? Optional.of(path.substring(end))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a percent sign alone: not the name of anything
    }
  }

  private static boolean begins(List<String> segments, List<String> start) {
    return segments.size() >= start.size() && segments.subList(0, start.size()).equals(start);
  }
}
